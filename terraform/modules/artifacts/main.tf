resource "google_storage_bucket" "artifacts" {
  project  = var.project_id
  name     = var.bucket
  location = var.region

  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  # It holds what a build makes again.
  force_destroy = true

  # An archive that was replaced would be kept, and paid for, a week longer.
  soft_delete_policy {
    retention_duration_seconds = 0
  }
}

# Named by content: the same sources are not deployed again, and a changed one always is.
resource "google_storage_bucket_object" "archive" {
  for_each = var.packages
  bucket   = google_storage_bucket.artifacts.name
  name     = "${each.key}-${filesha256(each.value)}.zip"
  source   = each.value

  lifecycle {
    create_before_destroy = true
  }
}

# Each deployment leaves an image behind, and nobody else removes it.
resource "google_artifact_registry_repository" "images" {
  project       = var.project_id
  location      = var.region
  repository_id = "bitbrat-functions"
  description   = "Images that Cloud Build makes of the functions' archives"
  format        = "DOCKER"

  cleanup_policies {
    id     = "keep-what-runs-and-what-ran-before"
    action = "KEEP"
    most_recent_versions {
      keep_count = 3
    }
  }

  cleanup_policies {
    id     = "delete-the-rest"
    action = "DELETE"
    condition {
      older_than = "604800s"
    }
  }
}

# Builds run as an account of their own, which none of the functions is.
resource "google_service_account" "builder" {
  project      = var.project_id
  account_id   = "build-functions"
  display_name = "Builds the functions"
}

resource "google_project_iam_member" "builds" {
  project = var.project_id
  role    = "roles/cloudbuild.builds.builder"
  member  = google_service_account.builder.member
}
