output "caller" {
  description = "E-mail of the account that the calls are signed as."
  value       = google_service_account.calls_as.email
}

output "calls" {
  description = "Address that is called, and the audience of the token it is called with."
  value = {
    audience = google_cloud_scheduler_job.refresh.http_target[0].oidc_token[0].audience
    uri      = google_cloud_scheduler_job.refresh.http_target[0].uri
  }
}
