resource "google_pubsub_topic" "topic" {
  project = var.project_id
  name    = var.name
  labels  = var.labels
}

# Pub/Sub itself publishes what it gave up delivering. Without this right it drops nothing, but
# goes on delivering to a function that cannot take it.
resource "google_pubsub_topic_iam_member" "gives_up_to" {
  count   = var.dead_letters_from == null ? 0 : 1
  project = var.project_id
  topic   = google_pubsub_topic.topic.name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${var.dead_letters_from}"
}
