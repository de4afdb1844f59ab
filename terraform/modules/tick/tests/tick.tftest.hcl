# Offline: no credentials, no state.
mock_provider "google" {
  mock_resource "google_project_iam_custom_role" {
    defaults = { name = "projects/demo-project/roles/bitbrat_tick.pauses" }
  }
}

variables {
  name       = "bitbrat-tick"
  paused_by  = "run-scheduler@demo-project.iam.gserviceaccount.com"
  project_id = "demo-project"
  region     = "us-central1"
  topic      = "internal.scheduler.tick"
}

run "ticks_every_minute" {
  assert {
    condition     = google_cloud_scheduler_job.tick.schedule == "* * * * *" && google_cloud_scheduler_job.tick.time_zone == "Etc/UTC"
    error_message = "what is due fires at whole minutes"
  }
  assert {
    condition     = google_cloud_scheduler_job.tick.pubsub_target[0].topic_name == "projects/demo-project/topics/internal.scheduler.tick"
    error_message = "the scheduler reads another topic"
  }
  assert {
    condition = jsondecode(base64decode(google_cloud_scheduler_job.tick.pubsub_target[0].data)) == {
      v = "2", type = "scheduler.tick.v1", correlationId = "tick"
    }
    error_message = "the function takes an event of this type and id for a tick without a name"
  }
  assert {
    condition     = output.job == "projects/demo-project/locations/us-central1/jobs/bitbrat-tick"
    error_message = "the function would ask for another job"
  }
}

run "lets_one_account_pause_it_and_no_more" {
  assert {
    condition = toset(google_project_iam_custom_role.pauses.permissions) == toset([
      "cloudscheduler.jobs.enable", "cloudscheduler.jobs.get", "cloudscheduler.jobs.pause",
    ])
    error_message = "the function may do more than it needs, or less"
  }
  assert {
    condition     = can(regex("^[a-zA-Z0-9_.]{3,64}$", google_project_iam_custom_role.pauses.role_id))
    error_message = "Google refuses this id of a role"
  }
  assert {
    condition     = google_project_iam_member.pauses.member == "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com"
    error_message = "another account has the right"
  }
  assert {
    condition     = google_project_iam_member.pauses.role == "projects/demo-project/roles/bitbrat_tick.pauses"
    error_message = "the account has another role"
  }
}

run "refuses_an_account_with_a_prefix" {
  command = plan
  variables {
    paused_by = "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com"
  }
  expect_failures = [var.paused_by]
}

run "refuses_a_full_name" {
  command = plan
  variables {
    name = "projects/demo-project/locations/us-central1/jobs/bitbrat-tick"
  }
  expect_failures = [var.name]
}
