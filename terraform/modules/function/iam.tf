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

# A bot's secrets come and go while all this runs, so the right cannot be given on each. It is given
# on the project for names that begin so; in conditions, secrets go by the project's number.
resource "google_project_iam_member" "bot_secrets" {
  for_each = local._bot_secrets
  project  = var.platform.project_id
  role     = each.value.role
  member   = google_service_account.runs_as.member

  condition {
    title      = "only ${each.value.prefix}BOT"
    expression = "resource.name.startsWith(\"projects/${var.platform.project_number}/secrets/${each.value.prefix}\")"
  }
}

# Making a secret is asked of the project, which has no name that a condition could look at. Whoever
# made one has no right to it by that: what may be done with it says the condition above.
resource "google_project_iam_custom_role" "makes_secrets" {
  count       = local._makes_secrets ? 1 : 0
  project     = var.platform.project_id
  role_id     = replace("bitbrat_${var.name}.makes_secrets", "-", "_")
  title       = "Makes secrets and does nothing with them"
  permissions = ["secretmanager.secrets.create"]
}

resource "google_project_iam_member" "makes_secrets" {
  count   = local._makes_secrets ? 1 : 0
  project = var.platform.project_id
  role    = google_project_iam_custom_role.makes_secrets[0].name
  member  = google_service_account.runs_as.member
}

locals {
  _rights = {
    read = ["roles/secretmanager.secretAccessor"]
    # The second adds, lists and destroys versions, and reads none.
    manage = ["roles/secretmanager.secretAccessor", "roles/secretmanager.secretVersionManager"]
  }
  _bot_secrets = merge([
    for prefix, right in var.bot_secrets : {
      for role in local._rights[right] : "${prefix} ${role}" => { prefix = prefix, role = role }
    }
  ]...)
  _makes_secrets = contains(values(var.bot_secrets), "manage")
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
