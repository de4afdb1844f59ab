output "job" {
  description = "Full name of the job, as who pauses it needs it."
  value       = "projects/${google_cloud_scheduler_job.tick.project}/locations/${google_cloud_scheduler_job.tick.region}/jobs/${google_cloud_scheduler_job.tick.name}"
}

output "paused_by" {
  description = "E-mail of the account that may pause and resume it."
  value       = trimprefix(google_project_iam_member.pauses.member, "serviceAccount:")
}

output "topic" {
  description = "Full name of the topic that gets the ticks."
  value       = google_cloud_scheduler_job.tick.pubsub_target[0].topic_name
}
