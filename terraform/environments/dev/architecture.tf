# What architecture.yaml says, for the chosen topology. Names, rights and sizes are decided there.

locals {
  _root        = "${path.root}/../../.."
  architecture = yamldecode(file("${local._root}/architecture.yaml"))

  # What belongs to a platform is only there where that platform is wanted.
  topics = {
    for name, topic in local.architecture.topics : name => topic
    if try(contains(var.platforms, topic.platform), true)
  }
  unwanted = [
    for name in distinct([for topic in values(local.architecture.topics) : topic.platform if can(topic.platform)]) :
    "${upper(name)}_" if !contains(var.platforms, name)
  ]
  services = {
    for name, service in local.architecture.services : name => merge(service, {
      reads     = [for read in service.reads : read if contains(keys(local.topics), read.topic)]
      publishes = [for topic in service.publishes : topic if contains(keys(local.topics), topic)]
      secrets   = [for secret in service.secrets : secret if !anytrue([for prefix in local.unwanted : startswith(secret, prefix)])]
      # By prefix of their names.
      bot_secrets = { for name, right in try(service.bot_secrets, {}) : local.architecture.bot_secrets[name].prefix => right }
    })
    if contains(service.topologies, var.topology) && try(contains(var.platforms, service.platform), true)
  }
  stages   = { for name, service in local.services : name => service if !service.public }
  webhooks = { for name, service in local.services : name => service if service.public }

  secrets = setunion(flatten([for service in values(local.services) : service.secrets]), local.gateway_secrets)

  # Its sockets are of platforms that may not be wanted here.
  gateway      = local.architecture.resources.gateway
  gateway_pool = "projects/${var.project_id}/locations/${var.region}/workerPools/${local.gateway.pool}"
  has_gateway  = var.gateway_image != ""
  gateway_secrets = local.has_gateway ? toset([
    for secret in local.gateway.secrets : secret
    if !anytrue([for prefix in local.unwanted : startswith(secret, prefix)])
  ]) : toset([])

  tick     = local.architecture.resources.tick
  tick_job = "projects/${var.project_id}/locations/${var.region}/jobs/${local.tick.job}"

  # Every service has this address beside the one that Cloud Run makes up. It is known before the
  # service exists, so the service itself can be told.
  refresh   = local.architecture.resources.refresh
  oauth_url = coalesce(var.oauth_public_url, "https://${local.refresh.service}-${data.google_project.project.number}.${var.region}.run.app")

  packages_dir = coalesce(var.packages_dir, "${local._root}/target/deploy")
  packages     = { for name in keys(local.services) : name => "${local.packages_dir}/${name}.zip" }
}
