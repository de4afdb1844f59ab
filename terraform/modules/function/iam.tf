# One identity a function, with the rights that architecture.yaml names and no other.

resource "google_service_account" "runs_as" {
  project      = var.platform.project_id
  account_id   = "run-${var.name}"
  display_name = "Runs ${var.name}"
}

resource "google_pubsub_topic_iam_member" "publishes_to" {
  for_each = var.publishes_to
  project  = var.platform.project_id
  topic    = each.value
  role     = "roles/pubsub.publisher"
  member   = google_service_account.runs_as.member
}

# The function asks for a secret when it needs it, so one without a value stops nothing else, and a
# new value is taken over without a new deployment.
resource "google_secret_manager_secret_iam_member" "reads" {
  for_each  = var.secrets
  project   = var.platform.project_id
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.runs_as.member
}

# The role can only be had on the project; the condition narrows it to the one database.
resource "google_project_iam_member" "store" {
  count   = var.store ? 1 : 0
  project = var.platform.project_id
  role    = "roles/datastore.user"
  member  = google_service_account.runs_as.member

  condition {
    title      = "only this database"
    expression = "resource.name == \"projects/${var.platform.project_id}/databases/${var.platform.database}\""
  }
}
