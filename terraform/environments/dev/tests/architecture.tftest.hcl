# architecture.yaml itself: what the readers of it rely on.
mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "42" }
  }
}

variables {
  project_id   = "demo-project"
  packages_dir = "tests/packages"
}

run "is_sound" {
  command = plan

  assert {
    condition     = length(local.architecture.services) == 19 && length(local.architecture.topics) == 12
    error_message = "a service or a topic came or went: the tests below and the docs should know"
  }
  assert {
    condition = alltrue(flatten([
      for service in values(local.architecture.services) : [
        for topic in concat(service.publishes, service.reads[*].topic) : contains(keys(local.architecture.topics), topic)
      ]
    ]))
    error_message = "a service names a topic that is not there"
  }
  assert {
    condition = alltrue(flatten([
      for service in values(local.architecture.services) : [
        for read in service.reads : length(local.architecture.topics[read.topic].key) > 0 if read.ordered
      ]
    ]))
    error_message = "a topic without ordering keys cannot be read in order"
  }
  assert {
    condition = alltrue(flatten([
      for service in values(local.architecture.services) : [
        for read in service.reads : read.ack_deadline_seconds > service.size.timeout_seconds
      ]
    ]))
    error_message = "a slow run would be delivered again while it runs"
  }
  assert {
    condition     = alltrue([for service in values(local.architecture.services) : length(setsubtract(service.topologies, local.architecture.topologies)) == 0])
    error_message = "a service is in a topology that is not there"
  }
  assert {
    condition     = alltrue([for service in values(local.architecture.services) : (service.kind == "stage") == (length(service.reads) > 0)])
    error_message = "stages read topics, others are called"
  }
}

run "fused_is_the_default" {
  command = plan

  assert {
    condition     = toset(keys(local.stages)) == toset(["llm-bot", "pipeline", "scheduler"])
    error_message = "the cheapest topology is the one that nobody has to ask for"
  }
}

run "refuses_another_topology" {
  command = plan
  variables {
    topology = "fussed"
  }
  expect_failures = [var.topology]
}

run "refuses_a_zone_as_region" {
  command = plan
  variables {
    region = "us-central1-a"
  }
  expect_failures = [var.region]
}

run "refuses_the_name_of_a_project" {
  command = plan
  variables {
    project_id = "My Bitbrat"
  }
  expect_failures = [var.project_id]
}
