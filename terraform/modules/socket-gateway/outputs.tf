output "environment" {
  description = "Environment variables that it starts with."
  value       = local._environment
}

output "identity" {
  description = "E-mail of the account that it runs as."
  value       = google_service_account.runs_as.email
}

output "pool" {
  description = "Full name of the worker pool, as who wakes it needs it."
  value       = local._pool
}

output "secrets" {
  description = "Secrets that it may read."
  value       = sort([for member in google_secret_manager_secret_iam_member.reads : member.secret_id])
}

output "woken_by" {
  description = "Who may switch it on and off, itself included."
  value       = sort([for member in google_cloud_run_v2_worker_pool_iam_member.switches : member.member])
}
