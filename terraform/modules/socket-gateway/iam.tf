resource "google_service_account" "runs_as" {
  project      = var.platform.project_id
  account_id   = "run-${var.name}"
  display_name = "Runs ${var.name}"
}

resource "google_pubsub_topic_iam_member" "publishes_to" {
  project = var.platform.project_id
  topic   = var.topic
  role    = "roles/pubsub.publisher"
  member  = google_service_account.runs_as.member
}

resource "google_secret_manager_secret_iam_member" "reads" {
  for_each  = var.secrets
  project   = var.platform.project_id
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.runs_as.member
}

# A bot's secrets come and go while all this runs, so the right cannot be given on each. It is given
# on the project for names that begin so; in conditions, secrets go by the project's number.
resource "google_project_iam_member" "bot_secrets" {
  for_each = var.bot_secrets
  project  = var.platform.project_id
  role     = "roles/secretmanager.secretAccessor"
  member   = google_service_account.runs_as.member

  condition {
    title      = "only ${each.value}BOT"
    expression = "resource.name.startsWith(\"projects/${var.platform.project_number}/secrets/${each.value}\")"
  }
}

# The role can only be had on the project; the condition narrows it to the one database.
resource "google_project_iam_member" "store" {
  project = var.platform.project_id
  role    = "roles/datastore.user"
  member  = google_service_account.runs_as.member

  condition {
    title      = "only this database"
    expression = "resource.name == \"projects/${var.platform.project_id}/databases/${var.platform.database}\""
  }
}

# Switching is an update of the pool: there is no narrower right. It is given on this one pool, and
# with it the right to let the pool go on running as its own account, which an update asks for.
resource "google_project_iam_custom_role" "switches" {
  count       = length(local._switched_by) > 0 ? 1 : 0
  project     = var.platform.project_id
  role_id     = replace("${var.name}.switches", "-", "_")
  title       = "Scales a worker pool of Cloud Run"
  permissions = ["run.workerpools.get", "run.workerpools.update"]
}

locals {
  _switched_by = var.sleeps ? merge(
    { itself = google_service_account.runs_as.member },
    { for name, email in var.woken_by : "by ${name}" => "serviceAccount:${email}" },
  ) : {}
}

resource "google_cloud_run_v2_worker_pool_iam_member" "switches" {
  for_each = local._switched_by
  project  = var.platform.project_id
  location = var.platform.region
  name     = google_cloud_run_v2_worker_pool.gateway.name
  role     = google_project_iam_custom_role.switches[0].name
  member   = each.value
}

resource "google_service_account_iam_member" "switches" {
  for_each           = local._switched_by
  service_account_id = google_service_account.runs_as.name
  role               = "roles/iam.serviceAccountUser"
  member             = each.value
}
