# Offline: no credentials, no state.
mock_provider "google" {}

variables {
  project_id = "demo-project"
  region     = "us-central1"
  bucket     = "demo-project-bitbrat-artifacts"
  packages   = { auth = "tests/packages/auth.zip" }
}

run "archives_are_named_by_content" {
  command = plan

  assert {
    condition     = output.objects["auth"].object == "auth-${filesha256("tests/packages/auth.zip")}.zip"
    error_message = "a changed archive under an old name is not deployed"
  }
  assert {
    condition     = google_storage_bucket_object.archive["auth"].source == "tests/packages/auth.zip"
    error_message = "another file would be uploaded"
  }
}

run "nobody_outside_reads_them" {
  command = plan

  assert {
    condition     = google_storage_bucket.artifacts.public_access_prevention == "enforced" && google_storage_bucket.artifacts.uniform_bucket_level_access
    error_message = "archives are nobody else's business"
  }
}

run "old_images_go_and_the_running_one_stays" {
  command = plan

  assert {
    condition     = toset([for policy in google_artifact_registry_repository.images.cleanup_policies : policy.action]) == toset(["KEEP", "DELETE"])
    error_message = "images of every deployment would be paid for, for ever"
  }
  assert {
    condition     = one([for policy in google_artifact_registry_repository.images.cleanup_policies : policy.most_recent_versions[0].keep_count if policy.action == "KEEP"]) == 3
    error_message = "the image that runs must never be deleted"
  }
}

run "builds_run_as_their_own_account" {
  command = plan

  assert {
    condition     = google_project_iam_member.builds.role == "roles/cloudbuild.builds.builder"
    error_message = "the builder builds and does nothing else"
  }
}

run "says_which_archive_is_missing" {
  command = plan
  variables {
    packages = { auth = "tests/packages/nowhere.zip" }
  }
  expect_failures = [var.packages]
}

run "refuses_a_bad_bucket_name" {
  command = plan
  variables {
    bucket = "Demo_Artifacts"
  }
  expect_failures = [var.bucket]
}
