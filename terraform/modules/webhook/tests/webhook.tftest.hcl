# Offline: no credentials, no state. Applied to mocks, so that computed values can be looked at.
mock_provider "google" {
  mock_resource "google_cloudfunctions2_function" {
    defaults = { service_config = { uri = "https://twitch-webhook-abc.a.run.app" } }
  }
}

override_resource {
  target = module.function.google_service_account.runs_as
  values = {
    email  = "run-twitch-webhook@demo-project.iam.gserviceaccount.com"
    member = "serviceAccount:run-twitch-webhook@demo-project.iam.gserviceaccount.com"
  }
}

variables {
  name         = "twitch-webhook"
  entry_point  = "dev.bitbrat.functions.twitchwebhook.TwitchWebhookFunction"
  artifact     = { bucket = "demo-artifacts", object = "twitch-webhook-1234.zip" }
  publishes_to = ["internal.ingress.v1"]
  secrets      = ["TWITCH_EVENTSUB_SECRET"]
  store        = false
  size         = { cpu = 1, memory_mib = 512, concurrency = 20, max_instances = 10, timeout_seconds = 30 }
  platform = {
    builder           = "projects/demo-project/serviceAccounts/build@demo-project.iam.gserviceaccount.com"
    database          = "(default)"
    docker_repository = "projects/demo-project/locations/us-central1/repositories/images"
    environment       = { GOOGLE_CLOUD_PROJECT = "demo-project" }
    project_id        = "demo-project"
    project_number    = "42"
    pubsub_agent      = "service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
    region            = "us-central1"
  }
}

run "anybody_may_call_this_one_service" {
  assert {
    condition     = google_cloud_run_v2_service_iam_member.anybody.member == "allUsers" && google_cloud_run_v2_service_iam_member.anybody.role == "roles/run.invoker"
    error_message = "a platform calls without an account here"
  }
  assert {
    condition     = google_cloud_run_v2_service_iam_member.anybody.name == "twitch-webhook"
    error_message = "only this service is public"
  }
  assert {
    condition     = module.function.ingress == "ALLOW_ALL"
    error_message = "calls from the internet must get through"
  }
  assert {
    condition     = output.uri == "https://twitch-webhook-abc.a.run.app"
    error_message = "the URL is what the platform is told"
  }
}

run "lets_events_in_and_does_nothing_else" {
  assert {
    condition     = output.function.publishes_to == tolist(["internal.ingress.v1"])
    error_message = "who can be called by anybody publishes to ingress alone"
  }
  assert {
    condition     = output.function.secrets == tolist(["TWITCH_EVENTSUB_SECRET"])
    error_message = "it reads the secret that signatures are checked with, and no token"
  }
  assert {
    condition     = output.function.store == null
    error_message = "it has no business in the store"
  }
}

run "sleeps_while_nothing_comes" {
  assert {
    condition     = module.function.min_instances == 0
    error_message = "an instance that waits is paid for"
  }
}

run "refuses_a_name_with_an_underscore" {
  command = plan
  variables {
    name = "twitch_webhook"
  }
  expect_failures = [var.name]
}
