# Cloud Scheduler knows no rights on a single job, and no conditions on its name: what can be narrow
# is what may be done.
resource "google_project_iam_custom_role" "pauses" {
  project     = var.project_id
  role_id     = replace("${var.name}.pauses", "-", "_")
  title       = "Pauses and resumes jobs of Cloud Scheduler"
  permissions = ["cloudscheduler.jobs.enable", "cloudscheduler.jobs.get", "cloudscheduler.jobs.pause"]
}

resource "google_project_iam_member" "pauses" {
  project = var.project_id
  role    = google_project_iam_custom_role.pauses.name
  member  = "serviceAccount:${var.paused_by}"
}
