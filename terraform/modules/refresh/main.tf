# What the calls are signed as. It has no right to anything: the function is open to everyone, and
# knows it by its token.
resource "google_service_account" "calls_as" {
  project      = var.project_id
  account_id   = var.name
  display_name = "Has the tokens of bots refreshed"
}

resource "google_cloud_scheduler_job" "refresh" {
  project     = var.project_id
  region      = var.region
  name        = var.name
  description = "Tokens of bots that are due are refreshed."
  schedule    = "*/10 * * * *"
  time_zone   = "Etc/UTC"
  # Longer than the function may run, else a slow run counts as failed and is asked for again.
  attempt_deadline = "${var.timeout_seconds + 15}s"

  http_target {
    http_method = "POST"
    uri         = "${var.url}/oauth/refresh"

    # The function refuses a token for another audience: it could be one that somebody else got.
    oidc_token {
      service_account_email = google_service_account.calls_as.email
      audience              = var.url
    }
  }

  # Once more, then the next run is near anyway.
  retry_config {
    retry_count          = 1
    min_backoff_duration = "30s"
  }
}
