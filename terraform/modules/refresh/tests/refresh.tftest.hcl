# Offline: no credentials, no state.
mock_provider "google" {
  mock_resource "google_service_account" {
    defaults = { email = "bitbrat-refresh@demo-project.iam.gserviceaccount.com" }
  }
}

variables {
  name            = "bitbrat-refresh"
  project_id      = "demo-project"
  region          = "us-central1"
  timeout_seconds = 60
  url             = "https://oauth-42.us-central1.run.app"
}

run "calls_every_ten_minutes" {
  assert {
    condition     = google_cloud_scheduler_job.refresh.schedule == "*/10 * * * *" && google_cloud_scheduler_job.refresh.time_zone == "Etc/UTC"
    error_message = "a token that is due waits too long"
  }
  assert {
    condition     = google_cloud_scheduler_job.refresh.http_target[0].http_method == "POST" && output.calls.uri == "https://oauth-42.us-central1.run.app/oauth/refresh"
    error_message = "the function refreshes at another address"
  }
}

run "signs_as_an_account_of_its_own_for_the_function_alone" {
  assert {
    condition     = google_service_account.calls_as.account_id == "bitbrat-refresh"
    error_message = "another account's token would do, and that account can do more"
  }
  assert {
    condition     = google_cloud_scheduler_job.refresh.http_target[0].oidc_token[0].service_account_email == output.caller
    error_message = "the function is told of another account"
  }
  assert {
    condition     = output.calls.audience == "https://oauth-42.us-central1.run.app"
    error_message = "the function refuses a token for another audience"
  }
  assert {
    condition     = length(google_cloud_scheduler_job.refresh.http_target[0].oauth_token) == 0
    error_message = "an access token is good for all of Google Cloud"
  }
}

run "waits_for_the_function_and_asks_once_more" {
  assert {
    condition     = google_cloud_scheduler_job.refresh.attempt_deadline == "75s"
    error_message = "a slow run would count as failed and be asked for again"
  }
  assert {
    condition     = google_cloud_scheduler_job.refresh.retry_config[0].retry_count == 1
    error_message = "without one a hiccup costs ten minutes; many would pile up in an outage"
  }
}

run "refuses_an_address_with_a_slash_at_its_end" {
  command = plan
  variables {
    url = "https://oauth-42.us-central1.run.app/"
  }
  expect_failures = [var.url]
}

run "refuses_an_address_that_is_not_encrypted" {
  command = plan
  variables {
    url = "http://oauth-42.us-central1.run.app"
  }
  expect_failures = [var.url]
}

run "refuses_a_name_that_is_no_account" {
  command = plan
  variables {
    name = "job"
  }
  expect_failures = [var.name]
}
