output "builder" {
  description = "Long name of the account that builds run as."
  value       = google_service_account.builder.name
  depends_on  = [google_project_iam_member.builds]
}

output "docker_repository" {
  description = "Long name of the repository that images go to."
  value       = google_artifact_registry_repository.images.id
}

output "objects" {
  description = "Where each function's archive lies, by function."
  value = {
    for name, archive in google_storage_bucket_object.archive : name => {
      bucket = archive.bucket
      object = archive.name
    }
  }
}
