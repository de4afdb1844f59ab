# One environment: the services of architecture.yaml in the chosen topology, and what they share.

provider "google" {
  project        = var.project_id
  region         = var.region
  default_labels = { app = "bitbrat", environment = "dev" }
}

data "google_project" "project" {
  project_id = var.project_id
}

module "topic" {
  source   = "../../modules/topic"
  for_each = local.topics

  dead_letters_from = each.key == local.architecture.delivery.dead_letter_topic ? local.pubsub_agent : null
  labels            = { ordered = length(each.value.key) > 0 ? "yes" : "no" }
  name              = each.key
  project_id        = var.project_id
}

module "firestore" {
  source = "../../modules/firestore"

  location        = coalesce(var.firestore_location, var.region)
  name            = local.architecture.resources.firestore.database
  project_id      = var.project_id
  protect         = var.protect
  ttl_collections = local.architecture.resources.firestore.ttl_collections
  ttl_field       = local.architecture.resources.firestore.ttl_field
  unindexed       = local.architecture.resources.firestore.unindexed
}

module "secrets" {
  source = "../../modules/secrets"

  names      = local.secrets
  project_id = var.project_id
  protect    = var.protect
}

module "artifacts" {
  source = "../../modules/artifacts"

  bucket     = "${var.project_id}-${local.architecture.resources.artifacts.bucket_suffix}"
  packages   = local.packages
  project_id = var.project_id
  region     = var.region
}

module "refresh" {
  source = "../../modules/refresh"

  name            = local.refresh.job
  project_id      = var.project_id
  region          = var.region
  timeout_seconds = local.services[local.refresh.service].size.timeout_seconds
  url             = local.oauth_url
}

# Not there unless an image of it is named: it is the one thing here that costs by the hour.
module "gateway" {
  source = "../../modules/socket-gateway"
  count  = local.has_gateway ? 1 : 0

  bot_secrets = [for name in local.gateway.bot_secrets : local.architecture.bot_secrets[name].prefix]
  environment = lookup(var.environment, local.gateway.pool, {})
  image       = var.gateway_image
  name        = local.gateway.pool
  platform    = local.platform
  secrets     = [for secret in local.gateway_secrets : module.secrets.names[secret]]
  sleeps      = var.gateway_sleeps
  topic       = module.topic[local.gateway.topic].name
  woken_by    = { (local.gateway.woken_by) = module.stage[local.gateway.woken_by].function.identity }
}

module "stage" {
  source   = "../../modules/pipeline-stage"
  for_each = local.stages

  artifact     = module.artifacts.objects[each.key]
  bot_secrets  = each.value.bot_secrets
  delivery     = local.delivery
  entry_point  = each.value.entry_point
  environment  = merge(lookup(local.stage_environment, each.key, {}), lookup(var.environment, each.key, {}))
  name         = each.key
  platform     = local.platform
  publishes_to = [for topic in each.value.publishes : module.topic[topic].name]
  reads        = [for read in each.value.reads : merge(read, { topic = module.topic[read.topic].name })]
  secrets      = [for secret in each.value.secrets : module.secrets.names[secret]]
  size         = each.value.size
  store        = each.value.store
}

module "tick" {
  source = "../../modules/tick"

  name       = local.tick.job
  paused_by  = module.stage[local.tick.service].function.identity
  project_id = var.project_id
  region     = var.region
  topic      = module.topic[local.tick.topic].name
}

module "webhook" {
  source   = "../../modules/webhook"
  for_each = local.webhooks

  artifact     = module.artifacts.objects[each.key]
  bot_secrets  = each.value.bot_secrets
  entry_point  = each.value.entry_point
  environment  = merge(lookup(var.environment, each.key, {}), each.key == local.refresh.service ? local.oauth_environment : {})
  name         = each.key
  platform     = local.platform
  publishes_to = [for topic in each.value.publishes : module.topic[topic].name]
  secrets      = [for secret in each.value.secrets : module.secrets.names[secret]]
  size         = each.value.size
  store        = each.value.store
}
