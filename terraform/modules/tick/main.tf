resource "google_cloud_scheduler_job" "tick" {
  project     = var.project_id
  region      = var.region
  name        = var.name
  description = "What is due fires. BitBrat pauses it while nothing can be due."
  schedule    = "* * * * *"
  time_zone   = "Etc/UTC"

  # The same text every minute: the reader names each tick by when it was published.
  pubsub_target {
    topic_name = "projects/${var.project_id}/topics/${var.topic}"
    data       = base64encode(jsonencode({ v = "2", type = "scheduler.tick.v1", correlationId = "tick" }))
  }

  lifecycle {
    # An apply during the day must not start it, nor stop it during a stream.
    ignore_changes = [paused]
  }
}
