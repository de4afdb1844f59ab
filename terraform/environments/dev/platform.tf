# What all functions of the environment share.

locals {
  pubsub_agent = "service-${data.google_project.project.number}@gcp-sa-pubsub.iam.gserviceaccount.com"

  oauth_environment = {
    OAUTH_PUBLIC_URL     = local.oauth_url
    OAUTH_REFRESH_CALLER = module.refresh.caller
  }

  # Whoever switches something is told its name, built beforehand: what is switched names who may.
  stage_environment = {
    (local.tick.service) = merge(
      { SCHEDULER_JOB = local.tick_job },
      local.has_gateway && var.gateway_sleeps ? { GATEWAY_POOL = local.gateway_pool } : {},
    )
  }

  delivery = merge(local.architecture.delivery, {
    dead_letter_topic = module.topic[local.architecture.delivery.dead_letter_topic].name
  })

  platform = {
    builder           = module.artifacts.builder
    database          = module.firestore.name
    docker_repository = module.artifacts.docker_repository
    project_id        = var.project_id
    project_number    = data.google_project.project.number
    pubsub_agent      = local.pubsub_agent
    region            = var.region
    environment = {
      (local.architecture.environment.database)  = module.firestore.name
      (local.architecture.environment.platforms) = join(",", sort(var.platforms))
      (local.architecture.environment.project)   = var.project_id
    }
  }
}
