# The socket gateway: only where an image is given, switched only by whom architecture.yaml names.
mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "42" }
  }

  mock_resource "google_service_account" {
    defaults = {
      email  = "some@demo-project.iam.gserviceaccount.com"
      member = "serviceAccount:some@demo-project.iam.gserviceaccount.com"
      name   = "projects/demo-project/serviceAccounts/some@demo-project.iam.gserviceaccount.com"
    }
  }

  mock_resource "google_cloudfunctions2_function" {
    defaults = { service_config = { uri = "https://some-abc.a.run.app" } }
  }

  mock_resource "google_project_iam_custom_role" {
    defaults = { name = "projects/demo-project/roles/some" }
  }
}

override_resource {
  target = module.refresh.google_service_account.calls_as
  values = { email = "bitbrat-refresh@demo-project.iam.gserviceaccount.com" }
}

override_resource {
  target = module.stage["scheduler"].module.function.google_service_account.runs_as
  values = {
    email  = "run-scheduler@demo-project.iam.gserviceaccount.com"
    member = "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com"
    name   = "projects/demo-project/serviceAccounts/run-scheduler@demo-project.iam.gserviceaccount.com"
  }
}

override_resource {
  target = module.gateway[0].google_service_account.runs_as
  values = {
    email  = "run-socket-gateway@demo-project.iam.gserviceaccount.com"
    member = "serviceAccount:run-socket-gateway@demo-project.iam.gserviceaccount.com"
    name   = "projects/demo-project/serviceAccounts/run-socket-gateway@demo-project.iam.gserviceaccount.com"
  }
}

variables {
  project_id    = "demo-project"
  packages_dir  = "tests/packages"
  gateway_image = "us-central1-docker.pkg.dev/demo-project/images/socket-gateway:1.0"
  environment   = { socket-gateway = { IRC_CHANNELS = "burgeroni" } }
}

run "is_not_there_unless_it_is_asked_for" {
  variables {
    gateway_image = ""
  }
  assert {
    condition     = length(module.gateway) == 0 && output.gateway == null
    error_message = "something that costs by the hour is there and nobody asked for it"
  }
  assert {
    condition     = !contains(keys(module.stage["scheduler"].function.environment), "GATEWAY_POOL")
    error_message = "the scheduler would wake what is not there, again and again"
  }
}

run "runs_what_it_is_given_and_brings_what_it_hears_to_ingress" {
  assert {
    condition     = module.gateway[0].image == var.gateway_image
    error_message = "another image runs"
  }
  assert {
    condition     = module.gateway[0].topic == "internal.ingress.v1"
    error_message = "what it hears goes elsewhere"
  }
  assert {
    condition     = module.gateway[0].environment["IRC_CHANNELS"] == "burgeroni" && module.gateway[0].environment["GOOGLE_CLOUD_PROJECT"] == "demo-project"
    error_message = "it does not know what to listen to"
  }
}

run "is_woken_by_the_scheduler_and_by_nobody_else" {
  assert {
    condition = module.gateway[0].woken_by == tolist([
      "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com",
      "serviceAccount:run-socket-gateway@demo-project.iam.gserviceaccount.com",
    ])
    error_message = "other accounts than its own and the scheduler's may switch it"
  }
  assert {
    condition     = module.stage["scheduler"].function.environment["GATEWAY_POOL"] == module.gateway[0].pool && output.gateway == module.gateway[0].pool
    error_message = "the scheduler would wake another pool"
  }
  assert {
    condition     = [for name, stage in module.stage : name if contains(keys(stage.function.environment), "GATEWAY_POOL")] == ["scheduler"]
    error_message = "somebody is told of a pool that it may not switch"
  }
  assert {
    condition     = module.gateway[0].environment["GATEWAY_SLEEP"] == "true" && module.gateway[0].environment["GATEWAY_POOL"] == module.gateway[0].pool
    error_message = "it would not sleep, or put another pool to sleep"
  }
}

run "the_same_in_split" {
  variables {
    topology = "split"
  }
  assert {
    condition     = contains(module.gateway[0].woken_by, "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com") && module.stage["scheduler"].function.environment["GATEWAY_POOL"] == module.gateway[0].pool
    error_message = "nobody wakes it in split"
  }
}

run "stays_awake_where_that_is_wanted" {
  variables {
    gateway_sleeps = false
  }
  assert {
    condition     = module.gateway[0].environment["GATEWAY_SLEEP"] == "false" && length(module.gateway[0].woken_by) == 0
    error_message = "it would sleep, or somebody may switch it for nothing"
  }
  assert {
    condition     = !contains(keys(module.stage["scheduler"].function.environment), "GATEWAY_POOL")
    error_message = "the scheduler would switch what it may not"
  }
}

run "reads_the_tokens_that_it_logs_in_by" {
  variables {
    platforms = ["discord", "twitch"]
  }
  assert {
    condition     = toset(module.gateway[0].secrets) == toset(local.gateway.secrets)
    error_message = "it may read other secrets than architecture.yaml says"
  }
  assert {
    condition     = !contains(module.gateway[0].secrets, "TWITCH_APP_TOKEN")
    error_message = "it only listens: the token that writes in the chat is not for it"
  }
  assert {
    condition     = module.gateway[0].bot_secrets == tolist(["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"])
    error_message = "it may read other secrets of bots than tokens"
  }
}

run "reads_no_token_of_a_platform_that_is_not_wanted" {
  assert {
    condition     = module.gateway[0].secrets == tolist(["TWITCH_BOT_TOKEN", "TWITCH_CLIENT_ID"])
    error_message = "a token of a platform that nobody speaks"
  }
}

run "refuses_to_sleep_where_nobody_would_wake_it" {
  command = plan
  variables {
    platforms = ["discord"]
  }
  expect_failures = [var.gateway_sleeps]
}

run "refuses_an_image_that_says_no_version" {
  command = plan
  variables {
    gateway_image = "us-central1-docker.pkg.dev/demo-project/images/socket-gateway"
  }
  expect_failures = [var.gateway_image]
}

run "refuses_another_pool" {
  command = plan
  variables {
    environment = { scheduler = { GATEWAY_POOL = "another" } }
  }
  expect_failures = [var.environment]
}
