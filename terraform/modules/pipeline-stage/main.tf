module "function" {
  source = "../function"

  artifact     = var.artifact
  bot_secrets  = var.bot_secrets
  entry_point  = var.entry_point
  environment  = var.environment
  name         = var.name
  platform     = var.platform
  public       = false
  publishes_to = var.publishes_to
  secrets      = var.secrets
  size         = var.size
  store        = var.store
}

# Ours, and not one that an event trigger makes: only so are dead letters, backoff, deadline and
# order in our hands.
resource "google_pubsub_subscription" "delivery" {
  for_each = local._reads
  project  = var.platform.project_id
  name     = "${var.name}.${each.key}"
  topic    = each.key

  ack_deadline_seconds       = each.value.ack_deadline_seconds
  enable_message_ordering    = each.value.ordered
  message_retention_duration = "${each.value.retention_hours * 3600}s"

  # A subscription without traffic is deleted after 31 days, and what is published from then on is
  # lost without a word: a summer break would do.
  expiration_policy {
    ttl = ""
  }

  push_config {
    push_endpoint = module.function.uri

    # A function is started as http and reads the event as it is: the body raw, attributes as
    # headers (ce-id, ce-type, ...).
    no_wrapper {
      write_metadata = true
    }

    oidc_token {
      service_account_email = google_service_account.delivers_as.email
      audience              = module.function.uri
    }
  }

  retry_policy {
    minimum_backoff = "${var.delivery.minimum_backoff_seconds}s"
    maximum_backoff = "${var.delivery.maximum_backoff_seconds}s"
  }

  dynamic "dead_letter_policy" {
    # What cannot be delivered from the topic of dead letters stays there until it can.
    for_each = each.key == var.delivery.dead_letter_topic ? [] : [var.delivery]
    content {
      dead_letter_topic     = "projects/${var.platform.project_id}/topics/${dead_letter_policy.value.dead_letter_topic}"
      max_delivery_attempts = dead_letter_policy.value.max_delivery_attempts
    }
  }

  # Delivery that begins before the right to call fails, and backs off.
  depends_on = [google_cloud_run_v2_service_iam_member.delivers]
}

locals {
  _reads = { for read in var.reads : read.topic => read }
}
