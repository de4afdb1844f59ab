# Offline: no credentials, no state. Applied to mocks, so that computed values can be looked at.
mock_provider "google" {
  mock_resource "google_service_account" {
    defaults = {
      email  = "run-auth@demo-project.iam.gserviceaccount.com"
      member = "serviceAccount:run-auth@demo-project.iam.gserviceaccount.com"
    }
  }

  mock_resource "google_project_iam_custom_role" {
    defaults = { name = "projects/demo-project/roles/bitbrat_auth.makes_secrets" }
  }
}

variables {
  name         = "auth"
  entry_point  = "dev.bitbrat.functions.auth.AuthFunction"
  artifact     = { bucket = "demo-artifacts", object = "auth-1234.zip" }
  public       = false
  publishes_to = ["internal.user.enriched.v1", "internal.persistence.finalize.v1"]
  secrets      = ["TWITCH_CLIENT_ID"]
  store        = true
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

run "costs_nothing_while_nobody_streams" {
  assert {
    condition     = google_cloudfunctions2_function.function.service_config[0].min_instance_count == 0
    error_message = "an instance that waits is paid for"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.service_config[0].max_instance_count == 10
    error_message = "the bill is bounded by the number of instances"
  }
}

run "starts_as_the_class_on_java_25_with_framework_2" {
  assert {
    condition     = google_cloudfunctions2_function.function.build_config[0].runtime == "java25"
    error_message = "the jars are built for Java 25"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.build_config[0].entry_point == "dev.bitbrat.functions.auth.AuthFunction"
    error_message = "another class would start"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.build_config[0].environment_variables["USE_JAVA_FF_2"] == "true"
    error_message = "without it the archive is run by framework 1.x, which has another API"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.build_config[0].source[0].storage_source[0].object == "auth-1234.zip"
    error_message = "another archive would be built"
  }
  assert {
    condition     = length(google_cloudfunctions2_function.function.event_trigger) == 0
    error_message = "an event trigger would make a second subscription, without dead letters"
  }
}

run "the_heap_knows_the_memory" {
  assert {
    condition     = output.environment["JAVA_TOOL_OPTIONS"] == "-XX:TieredStopAtLevel=1 -XX:MaxRAM=512m -XX:MaxRAMPercentage=70"
    error_message = "a JVM that does not know its limit is killed at it"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.service_config[0].available_memory == "512Mi"
    error_message = "MaxRAM and the instance's memory must be the same"
  }
  assert {
    condition     = output.environment["GOOGLE_CLOUD_PROJECT"] == "demo-project"
    error_message = "what the platform sets for all is lost"
  }
}

run "runs_as_its_own_identity" {
  assert {
    condition     = google_service_account.runs_as.account_id == "run-auth"
    error_message = "each function has an account of its own"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.service_config[0].service_account_email == google_service_account.runs_as.email
    error_message = "without it the function runs as the default account, which may do nearly anything"
  }
  assert {
    condition     = google_cloudfunctions2_function.function.build_config[0].service_account == var.platform.builder
    error_message = "builds have an account of their own"
  }
}

run "publishes_to_the_named_topics_and_no_other" {
  assert {
    condition     = output.publishes_to == tolist(["internal.persistence.finalize.v1", "internal.user.enriched.v1"])
    error_message = "the right to publish goes further, or less far, than the names"
  }
  assert {
    condition     = alltrue([for member in google_pubsub_topic_iam_member.publishes_to : member.role == "roles/pubsub.publisher"])
    error_message = "publishing is all that it may do with a topic"
  }
  assert {
    condition     = alltrue([for member in google_pubsub_topic_iam_member.publishes_to : member.member == google_service_account.runs_as.member])
    error_message = "the right belongs to the function's own identity"
  }
}

run "reads_the_named_secrets_and_no_other" {
  assert {
    condition     = output.secrets == tolist(["TWITCH_CLIENT_ID"])
    error_message = "the right to read secrets goes further, or less far, than the names"
  }
  assert {
    condition     = google_secret_manager_secret_iam_member.reads["TWITCH_CLIENT_ID"].role == "roles/secretmanager.secretAccessor"
    error_message = "reading is all that it may do with a secret"
  }
  assert {
    condition     = length(google_cloudfunctions2_function.function.service_config[0].secret_environment_variables) == 0
    error_message = "a secret without a value would keep the function from being deployed"
  }
}

run "has_no_right_on_secrets_of_bots" {
  assert {
    condition     = length(google_project_iam_member.bot_secrets) == 0 && length(output.bot_secrets) == 0
    error_message = "a function may read tokens of bots without having been told to"
  }
  assert {
    condition     = length(google_project_iam_member.makes_secrets) == 0 && output.makes_secrets == null
    error_message = "a function may make secrets without having been told to"
  }
}

run "reads_secrets_of_bots_by_the_beginning_of_their_names" {
  variables {
    bot_secrets = { bitbrat-tokens- = "read" }
  }

  assert {
    condition = jsonencode(output.bot_secrets) == jsonencode({
      "roles/secretmanager.secretAccessor" = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]
    })
    error_message = "who reads a bot's tokens may do more, or read others"
  }
  assert {
    condition     = output.makes_secrets == null
    error_message = "who reads may make secrets"
  }
  assert {
    condition     = alltrue([for member in google_project_iam_member.bot_secrets : member.member == google_service_account.runs_as.member])
    error_message = "the right belongs to the function's own identity"
  }
}

run "manages_secrets_of_bots_by_the_beginning_of_their_names" {
  variables {
    bot_secrets = { bitbrat-hooks- = "read", bitbrat-tokens- = "manage" }
  }

  assert {
    condition = jsonencode(output.bot_secrets) == jsonencode({
      "roles/secretmanager.secretAccessor" = [
        "resource.name.startsWith(\"projects/42/secrets/bitbrat-hooks-\")",
        "resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")",
      ]
      "roles/secretmanager.secretVersionManager" = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]
    })
    error_message = "adding and destroying versions goes further than the secrets that it manages"
  }
  assert {
    condition     = output.makes_secrets == tolist(["secretmanager.secrets.create"])
    error_message = "the one right without a condition is to make secrets"
  }
  assert {
    condition     = google_project_iam_member.makes_secrets[0].role == "projects/demo-project/roles/bitbrat_auth.makes_secrets" && google_project_iam_member.makes_secrets[0].member == google_service_account.runs_as.member
    error_message = "another role, or another account has it"
  }
  assert {
    condition     = can(regex("^[a-zA-Z0-9_.]{3,64}$", google_project_iam_custom_role.makes_secrets[0].role_id))
    error_message = "Google refuses this id of a role"
  }
}

run "refuses_a_right_that_is_not_known" {
  command = plan
  variables {
    bot_secrets = { bitbrat-tokens- = "admin" }
  }
  expect_failures = [var.bot_secrets]
}

run "refuses_the_secrets_of_everybody" {
  command = plan
  variables {
    bot_secrets = { "" = "read" }
  }
  expect_failures = [var.bot_secrets]
}

run "uses_the_one_database" {
  assert {
    condition     = google_project_iam_member.store[0].role == "roles/datastore.user"
    error_message = "documents yes, administration no"
  }
  assert {
    condition     = output.store == "resource.name == \"projects/demo-project/databases/(default)\""
    error_message = "without the condition the right holds for every database of the project"
  }
}

run "has_no_right_on_a_store_that_it_does_not_use" {
  variables {
    store = false
  }

  assert {
    condition     = length(google_project_iam_member.store) == 0 && output.store == null
    error_message = "a webhook has no business in the store"
  }
}

run "takes_calls_from_inside_only" {
  assert {
    condition     = output.ingress == "ALLOW_INTERNAL_ONLY"
    error_message = "a stage is called by Pub/Sub and by nobody else"
  }
}

run "takes_calls_from_the_internet_when_public" {
  variables {
    public = true
  }

  assert {
    condition     = output.ingress == "ALLOW_ALL"
    error_message = "platforms call from outside"
  }
}

run "refuses_a_name_in_capitals" {
  command = plan
  variables {
    name = "Auth"
  }
  expect_failures = [var.name]
}

run "refuses_a_name_too_long_for_an_account" {
  command = plan
  variables {
    name = "a-name-of-twenty-six-chars"
  }
  expect_failures = [var.name]
}

run "refuses_an_entry_point_that_is_no_class" {
  command = plan
  variables {
    entry_point = "AuthFunction"
  }
  expect_failures = [var.entry_point]
}

run "refuses_java_options_beside_its_own" {
  command = plan
  variables {
    environment = { JAVA_TOOL_OPTIONS = "-Xmx4g" }
  }
  expect_failures = [var.environment]
}

run "refuses_the_test_door" {
  command = plan
  variables {
    environment = { BITBRAT_TEST_CONTROL = "1" }
  }
  expect_failures = [var.environment]
}

run "refuses_many_requests_on_a_part_of_a_cpu" {
  command = plan
  variables {
    size = { cpu = 0.5, memory_mib = 512, concurrency = 20, max_instances = 10, timeout_seconds = 30 }
  }
  expect_failures = [var.size]
}

run "refuses_to_grow_without_bound" {
  command = plan
  variables {
    size = { cpu = 1, memory_mib = 512, concurrency = 20, max_instances = 1000, timeout_seconds = 30 }
  }
  expect_failures = [var.size]
}

run "refuses_a_short_name_of_the_builder" {
  command = plan
  variables {
    platform = {
      builder           = "build@demo-project.iam.gserviceaccount.com"
      database          = "(default)"
      docker_repository = "projects/demo-project/locations/us-central1/repositories/images"
      environment       = {}
      project_id        = "demo-project"
      project_number    = "42"
      pubsub_agent      = "service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
      region            = "us-central1"
    }
  }
  expect_failures = [var.platform]
}
