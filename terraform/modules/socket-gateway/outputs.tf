output "bot_secrets" {
  description = "Conditions under which it may read secrets of bots."
  value       = sort([for member in google_project_iam_member.bot_secrets : member.condition[0].expression])
}

output "environment" {
  description = "Environment variables that it starts with."
  value       = local._environment
}

output "identity" {
  description = "E-mail of the account that it runs as."
  value       = google_service_account.runs_as.email
}

output "image" {
  description = "The image that it runs."
  value       = google_cloud_run_v2_worker_pool.gateway.template[0].containers[0].image
}

output "pool" {
  description = "Full name of the worker pool, as who wakes it needs it."
  value       = local._pool
}

output "secrets" {
  description = "Secrets that it may read."
  value       = sort([for member in google_secret_manager_secret_iam_member.reads : member.secret_id])
}

output "topic" {
  description = "The one topic that it may publish to."
  value       = google_pubsub_topic_iam_member.publishes_to.topic
}

output "woken_by" {
  description = "Who may switch it on and off, itself included."
  value       = sort([for member in google_cloud_run_v2_worker_pool_iam_member.switches : member.member])
}
