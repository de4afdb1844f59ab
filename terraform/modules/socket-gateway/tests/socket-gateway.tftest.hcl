# Offline: no credentials, no state. Applied to mocks, so that computed values can be looked at.
mock_provider "google" {
  mock_resource "google_service_account" {
    defaults = {
      email  = "run-socket-gateway@demo-project.iam.gserviceaccount.com"
      member = "serviceAccount:run-socket-gateway@demo-project.iam.gserviceaccount.com"
      name   = "projects/demo-project/serviceAccounts/run-socket-gateway@demo-project.iam.gserviceaccount.com"
    }
  }
  mock_resource "google_project_iam_custom_role" {
    defaults = { name = "projects/demo-project/roles/socket_gateway.switches" }
  }
}

variables {
  image       = "us-central1-docker.pkg.dev/demo-project/images/socket-gateway:1.0"
  environment = { IRC_CHANNELS = "burgeroni" }
  secrets     = ["DISCORD_BOT_TOKEN"]
  bot_secrets = ["bitbrat-tokens-"]
  woken_by    = { scheduler = "run-scheduler@demo-project.iam.gserviceaccount.com" }
  platform = {
    database       = "(default)"
    environment    = { GOOGLE_CLOUD_PROJECT = "demo-project" }
    project_id     = "demo-project"
    project_number = "42"
    region         = "us-central1"
  }
}

run "one_instance_that_nobody_but_the_gateway_scales" {
  assert {
    condition     = google_cloud_run_v2_worker_pool.gateway.scaling[0].scaling_mode == "MANUAL" && google_cloud_run_v2_worker_pool.gateway.scaling[0].manual_instance_count == 1
    error_message = "a second instance is paid for and only waits"
  }
  assert {
    condition     = google_cloud_run_v2_worker_pool.gateway.template[0].containers[0].image == var.image
    error_message = "another image would run"
  }
  assert {
    condition     = google_cloud_run_v2_worker_pool.gateway.template[0].service_account == "run-socket-gateway@demo-project.iam.gserviceaccount.com"
    error_message = "it runs as another account"
  }
}

run "starts_with_what_it_needs" {
  assert {
    condition = output.environment == {
      BITBRAT_LOG_FORMAT   = "json"
      GATEWAY_IDLE         = "30m"
      GATEWAY_POOL         = "projects/demo-project/locations/us-central1/workerPools/socket-gateway"
      GATEWAY_SLEEP        = "true"
      GOOGLE_CLOUD_PROJECT = "demo-project"
      IRC_CHANNELS         = "burgeroni"
      JAVA_TOOL_OPTIONS    = "-XX:TieredStopAtLevel=1 -XX:MaxRAM=512m -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
    }
    error_message = "the environment is another"
  }
  assert {
    condition     = length(google_cloud_run_v2_worker_pool.gateway.template[0].containers[0].env) == length(output.environment)
    error_message = "the container gets another environment"
  }
  assert {
    condition     = output.pool == output.environment["GATEWAY_POOL"]
    error_message = "who wakes it would wake another"
  }
  assert {
    condition     = google_cloud_run_v2_worker_pool.gateway.template[0].containers[0].resources[0].limits["memory"] == "512Mi"
    error_message = "MaxRAM and the instance's memory must be the same"
  }
}

run "has_the_rights_it_needs_and_no_more" {
  assert {
    condition     = google_pubsub_topic_iam_member.publishes_to.topic == "internal.ingress.v1" && google_pubsub_topic_iam_member.publishes_to.role == "roles/pubsub.publisher"
    error_message = "what it hears goes nowhere"
  }
  assert {
    condition     = output.secrets == tolist(["DISCORD_BOT_TOKEN"])
    error_message = "it may read other secrets"
  }
  assert {
    condition     = output.bot_secrets == tolist(["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]) && alltrue([for member in google_project_iam_member.bot_secrets : member.role == "roles/secretmanager.secretAccessor"])
    error_message = "it may do something else with secrets of bots than read tokens"
  }
  assert {
    condition     = google_project_iam_member.store.role == "roles/datastore.user" && google_project_iam_member.store.condition[0].expression == "resource.name == \"projects/demo-project/databases/(default)\""
    error_message = "the lease is in the one database"
  }
}

run "two_accounts_may_switch_this_pool" {
  assert {
    condition = output.woken_by == tolist([
      "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com",
      "serviceAccount:run-socket-gateway@demo-project.iam.gserviceaccount.com",
    ])
    error_message = "other accounts may switch it"
  }
  assert {
    condition     = toset(google_project_iam_custom_role.switches[0].permissions) == toset(["run.workerpools.get", "run.workerpools.update"])
    error_message = "they may do more than they need, or less"
  }
  assert {
    condition     = can(regex("^[a-zA-Z0-9_.]{3,64}$", google_project_iam_custom_role.switches[0].role_id))
    error_message = "Google refuses this id of a role"
  }
  assert {
    condition     = alltrue([for m in google_cloud_run_v2_worker_pool_iam_member.switches : m.name == "socket-gateway" && m.role == "projects/demo-project/roles/socket_gateway.switches"])
    error_message = "the right is on another pool, or is another"
  }
  assert {
    condition     = length(google_service_account_iam_member.switches) == 2
    error_message = "an update asks for the right to run as the pool's account"
  }
}

run "without_sleep_nobody_may_switch_it" {
  variables {
    sleeps = false
  }
  assert {
    condition     = length(google_cloud_run_v2_worker_pool_iam_member.switches) == 0 && length(google_service_account_iam_member.switches) == 0 && length(google_project_iam_custom_role.switches) == 0
    error_message = "a right that nobody needs"
  }
  assert {
    condition     = output.environment["GATEWAY_SLEEP"] == "false"
    error_message = "it would sleep, and nobody could wake it"
  }
}

run "refuses_an_image_that_says_no_version" {
  command = plan
  variables {
    image = "us-central1-docker.pkg.dev/demo-project/images/socket-gateway"
  }
  expect_failures = [var.image]
}

run "refuses_the_test_door" {
  command = plan
  variables {
    environment = { BITBRAT_TEST_CONTROL = "x" }
  }
  expect_failures = [var.environment]
}

run "refuses_what_follows_from_other_variables" {
  command = plan
  variables {
    environment = { GATEWAY_SLEEP = "false" }
  }
  expect_failures = [var.environment]
}

run "refuses_an_idle_that_the_gateway_would_not_understand" {
  command = plan
  variables {
    idle = "half an hour"
  }
  expect_failures = [var.idle]
}

run "refuses_an_account_with_a_prefix" {
  command = plan
  variables {
    woken_by = { scheduler = "serviceAccount:run-scheduler@demo-project.iam.gserviceaccount.com" }
  }
  expect_failures = [var.woken_by]
}
