# Offline: no credentials, no state.
mock_provider "google" {}

variables {
  name       = "internal.command.v1"
  project_id = "demo-project"
  labels     = { ordered = "yes" }
}

run "a_topic_carries_its_name_and_labels" {
  command = plan

  assert {
    condition     = google_pubsub_topic.topic.name == "internal.command.v1"
    error_message = "events name their topic, so the name must arrive unchanged"
  }
  assert {
    condition     = google_pubsub_topic.topic.labels == tomap({ ordered = "yes" })
    error_message = "labels are lost"
  }
  assert {
    condition     = output.name == "internal.command.v1"
    error_message = "the output is what stages subscribe to"
  }
}

run "nobody_publishes_by_the_topic_itself" {
  command = plan

  assert {
    condition     = length(google_pubsub_topic_iam_member.gives_up_to) == 0
    error_message = "only the topic of dead letters lets Pub/Sub publish"
  }
}

run "pubsub_may_publish_dead_letters" {
  command = plan

  variables {
    name              = "internal.deadletter.v1"
    dead_letters_from = "service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
  }

  assert {
    condition     = google_pubsub_topic_iam_member.gives_up_to[0].role == "roles/pubsub.publisher"
    error_message = "publishing is all that it may do"
  }
  assert {
    condition     = google_pubsub_topic_iam_member.gives_up_to[0].topic == "internal.deadletter.v1"
    error_message = "the right is for this topic"
  }
  assert {
    condition     = google_pubsub_topic_iam_member.gives_up_to[0].member == "serviceAccount:service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
    error_message = "the right is for Pub/Sub's service agent"
  }
}

run "refuses_a_name_that_pubsub_keeps_for_itself" {
  command = plan

  variables {
    name = "google.events.v1"
  }

  expect_failures = [var.name]
}

run "refuses_a_name_with_blanks" {
  command = plan

  variables {
    name = "Internal Command"
  }

  expect_failures = [var.name]
}

run "refuses_a_member_where_an_email_belongs" {
  command = plan

  variables {
    dead_letters_from = "serviceAccount:service-42@gcp-sa-pubsub.iam.gserviceaccount.com"
  }

  expect_failures = [var.dead_letters_from]
}
