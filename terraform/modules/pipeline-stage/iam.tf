# Runs-as and delivers-as are two: what the function may do, its messenger may not, and the other
# way round.
resource "google_service_account" "delivers_as" {
  project      = var.platform.project_id
  account_id   = "push-${var.name}"
  display_name = "Delivers messages to ${var.name}"
}

resource "google_cloud_run_v2_service_iam_member" "delivers" {
  project  = var.platform.project_id
  location = var.platform.region
  name     = module.function.name
  role     = "roles/run.invoker"
  member   = google_service_account.delivers_as.member
}

# Pub/Sub signs the calls in the messenger's name; older projects need this said.
resource "google_service_account_iam_member" "signs" {
  service_account_id = google_service_account.delivers_as.name
  role               = "roles/iam.serviceAccountOpenIdTokenCreator"
  member             = "serviceAccount:${var.platform.pubsub_agent}"
}

# Pub/Sub acknowledges, in the subscription, what it moved to the dead letters. Without the right
# the dead-letter policy does nothing. (Its right to publish them comes with the topic.)
resource "google_pubsub_subscription_iam_member" "gives_up" {
  for_each     = { for topic, read in local._reads : topic => read if topic != var.delivery.dead_letter_topic }
  project      = var.platform.project_id
  subscription = google_pubsub_subscription.delivery[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:${var.platform.pubsub_agent}"
}
