# Offline: no credentials, no state. Applied to mocks, so that computed values can be looked at.
mock_provider "google" {
  mock_resource "google_cloudfunctions2_function" {
    defaults = { service_config = { uri = "https://egress-abc.a.run.app" } }
  }
}

override_resource {
  target = module.function.google_service_account.runs_as
  values = {
    email  = "run-egress@demo-project.iam.gserviceaccount.com"
    member = "serviceAccount:run-egress@demo-project.iam.gserviceaccount.com"
  }
}

override_resource {
  target = google_service_account.delivers_as
  values = {
    email  = "push-egress@demo-project.iam.gserviceaccount.com"
    member = "serviceAccount:push-egress@demo-project.iam.gserviceaccount.com"
    name   = "projects/demo-project/serviceAccounts/push-egress@demo-project.iam.gserviceaccount.com"
  }
}

variables {
  name         = "egress"
  entry_point  = "dev.bitbrat.functions.egress.EgressFunction"
  artifact     = { bucket = "demo-artifacts", object = "egress-1234.zip" }
  publishes_to = ["internal.persistence.finalize.v1"]
  secrets      = ["TWITCH_APP_TOKEN"]
  store        = true
  size         = { cpu = 1, memory_mib = 512, concurrency = 20, max_instances = 10, timeout_seconds = 60 }
  reads = [
    { topic = "internal.egress.v1", ordered = true, ack_deadline_seconds = 90, retention_hours = 24 },
    { topic = "internal.deadletter.v1", ordered = false, ack_deadline_seconds = 90, retention_hours = 168 },
  ]
  delivery = {
    dead_letter_topic       = "internal.deadletter.v1"
    max_delivery_attempts   = 100
    minimum_backoff_seconds = 1
    maximum_backoff_seconds = 60
  }
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

run "every_topic_has_a_subscription_of_ours" {
  assert {
    condition     = toset([for delivery in google_pubsub_subscription.delivery : delivery.topic]) == toset(["internal.egress.v1", "internal.deadletter.v1"])
    error_message = "a topic without its subscription loses what is published to it"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].name == "egress.internal.egress.v1"
    error_message = "the emulators use the same name, and it tells who reads what"
  }
}

run "waits_longer_than_the_function_may_run" {
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.ack_deadline_seconds > var.size.timeout_seconds])
    error_message = "a slow run would be delivered again while it runs"
  }
}

run "never_expires_and_keeps_a_day" {
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.expiration_policy[0].ttl == ""])
    error_message = "an idle subscription would be deleted after 31 days"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].message_retention_duration == "86400s"
    error_message = "an outage of a day must lose nothing"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.deadletter.v1"].message_retention_duration == "604800s"
    error_message = "dead letters are waited for a week"
  }
}

run "backs_off_from_one_second_to_sixty" {
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.retry_policy[0].minimum_backoff == "1s"])
    error_message = "the first retry is soon: somebody waits for an answer"
  }
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.retry_policy[0].maximum_backoff == "60s"])
    error_message = "after an outage the pipeline wakes within a minute"
  }
}

run "gives_up_after_a_hundred_attempts" {
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].dead_letter_policy[0].max_delivery_attempts == 100
    error_message = "the stages count for themselves; this is the last backstop"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].dead_letter_policy[0].dead_letter_topic == "projects/demo-project/topics/internal.deadletter.v1"
    error_message = "Pub/Sub wants the long name"
  }
  assert {
    condition     = google_pubsub_subscription_iam_member.gives_up["internal.egress.v1"].role == "roles/pubsub.subscriber"
    error_message = "without the right to acknowledge, the policy does nothing"
  }
  assert {
    condition     = google_pubsub_subscription_iam_member.gives_up["internal.egress.v1"].member == "serviceAccount:service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
    error_message = "it is Pub/Sub's service agent that gives up"
  }
}

run "dead_letters_do_not_feed_themselves" {
  assert {
    condition     = length(google_pubsub_subscription.delivery["internal.deadletter.v1"].dead_letter_policy) == 0
    error_message = "what cannot be delivered from there would go round"
  }
  assert {
    condition     = toset(keys(google_pubsub_subscription_iam_member.gives_up)) == toset(["internal.egress.v1"])
    error_message = "a right that nothing needs"
  }
}

run "keeps_order_where_named_and_only_there" {
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].enable_message_ordering == true
    error_message = "two replies in a channel would change places"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.deadletter.v1"].enable_message_ordering == false
    error_message = "order costs throughput: one failing message holds all of its key"
  }
}

run "pushes_events_as_they_are" {
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : length(delivery.push_config[0].no_wrapper) == 1 && delivery.push_config[0].no_wrapper[0].write_metadata])
    error_message = "a wrapped message is answered by the framework with 500"
  }
  assert {
    condition     = google_pubsub_subscription.delivery["internal.egress.v1"].push_config[0].push_endpoint == "https://egress-abc.a.run.app"
    error_message = "messages would go to another function"
  }
}

run "pushes_with_a_token_for_this_function" {
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.push_config[0].oidc_token[0].service_account_email == "push-egress@demo-project.iam.gserviceaccount.com"])
    error_message = "the messenger is not the function's own identity"
  }
  assert {
    condition     = alltrue([for delivery in google_pubsub_subscription.delivery : delivery.push_config[0].oidc_token[0].audience == "https://egress-abc.a.run.app"])
    error_message = "Cloud Run takes a token for the service's URL and for no other"
  }
}

run "only_its_messenger_may_call_it" {
  assert {
    condition     = google_cloud_run_v2_service_iam_member.delivers.name == "egress" && google_cloud_run_v2_service_iam_member.delivers.role == "roles/run.invoker"
    error_message = "the right to call is for this one service"
  }
  assert {
    condition     = google_cloud_run_v2_service_iam_member.delivers.member == "serviceAccount:push-egress@demo-project.iam.gserviceaccount.com"
    error_message = "a stage is never public, and does not call itself"
  }
  assert {
    condition     = module.function.ingress == "ALLOW_INTERNAL_ONLY"
    error_message = "a stage takes no calls from the internet"
  }
}

run "pubsub_signs_for_this_messenger_only" {
  assert {
    condition     = google_service_account_iam_member.signs.service_account_id == google_service_account.delivers_as.name
    error_message = "the right to make tokens is for one account, not for the project's"
  }
  assert {
    condition     = google_service_account_iam_member.signs.role == "roles/iam.serviceAccountOpenIdTokenCreator"
    error_message = "identity tokens are all that it needs to make"
  }
}

run "sleeps_while_nothing_comes" {
  assert {
    condition     = module.function.min_instances == 0
    error_message = "an instance that waits is paid for"
  }
  assert {
    condition     = output.function.publishes_to == tolist(["internal.persistence.finalize.v1"])
    error_message = "the stage passes on which topics it was given"
  }
}

run "refuses_a_deadline_that_is_not_longer_than_the_timeout" {
  command = plan
  variables {
    reads = [{ topic = "internal.egress.v1", ordered = true, ack_deadline_seconds = 60, retention_hours = 24 }]
  }
  expect_failures = [var.reads]
}

run "refuses_a_deadline_that_pubsub_does_not_take" {
  command = plan
  variables {
    reads = [{ topic = "internal.egress.v1", ordered = true, ack_deadline_seconds = 601, retention_hours = 24 }]
  }
  expect_failures = [var.reads]
}

run "refuses_to_read_a_topic_twice" {
  command = plan
  variables {
    reads = [
      { topic = "internal.egress.v1", ordered = true, ack_deadline_seconds = 90, retention_hours = 24 },
      { topic = "internal.egress.v1", ordered = false, ack_deadline_seconds = 90, retention_hours = 24 },
    ]
  }
  expect_failures = [var.reads]
}

run "refuses_to_read_nothing" {
  command = plan
  variables {
    reads = []
  }
  expect_failures = [var.reads]
}

run "refuses_a_backoff_that_shrinks" {
  command = plan
  variables {
    delivery = {
      dead_letter_topic       = "internal.deadletter.v1"
      max_delivery_attempts   = 100
      minimum_backoff_seconds = 61
      maximum_backoff_seconds = 60
    }
  }
  expect_failures = [var.delivery]
}

run "refuses_to_give_up_at_once" {
  command = plan
  variables {
    delivery = {
      dead_letter_topic       = "internal.deadletter.v1"
      max_delivery_attempts   = 1
      minimum_backoff_seconds = 1
      maximum_backoff_seconds = 60
    }
  }
  expect_failures = [var.delivery]
}

run "refuses_a_name_that_ends_with_a_dash" {
  command = plan
  variables {
    name = "egress-"
  }
  expect_failures = [var.name]
}
