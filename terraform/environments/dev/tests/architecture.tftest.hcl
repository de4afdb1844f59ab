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

run "secrets_of_bots_are_for_few" {
  command = plan

  assert {
    condition = alltrue(flatten([
      for service in values(local.architecture.services) : [
        for name, right in try(service.bot_secrets, {}) :
        contains(keys(local.architecture.bot_secrets), name) && contains(["read", "manage"], right)
      ]
    ]))
    error_message = "a service may do what is not known with secrets of bots"
  }
  assert {
    condition     = [for name, service in local.architecture.services : name if try(service.bot_secrets.tokens, "") == "manage"] == ["oauth"]
    error_message = "two that refresh a token lose it: only oauth writes them"
  }
  assert {
    condition = toset([for name, service in local.architecture.services : name if try(service.bot_secrets.tokens, "") == "read"]) == toset([
      "behaviours", "egress-discord", "egress-kick", "egress-twitch", "pipeline", "twitch-webhook",
    ])
    error_message = "who may speak in the name of bots changed: is that meant?"
  }
  assert {
    condition     = { for name, service in local.architecture.services : name => service.bot_secrets.hooks if can(service.bot_secrets.hooks) } == { hooks = "read" }
    error_message = "who knows what others call bots by changed: is that meant?"
  }
  assert {
    condition     = { for name, box in local.architecture.bot_secrets : name => box.prefix } == { hooks = "bitbrat-hooks-", tokens = "bitbrat-tokens-" }
    error_message = "functions ask for secrets of bots by these names"
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

run "refuses_an_address_of_logins_with_a_path" {
  command = plan
  variables {
    oauth_public_url = "https://login.example.com/"
  }
  expect_failures = [var.oauth_public_url]
}

run "refuses_the_address_of_logins_in_another_place" {
  command = plan
  variables {
    environment = { oauth = { OAUTH_PUBLIC_URL = "https://login.example.com" } }
  }
  expect_failures = [var.environment]
}

run "refuses_the_name_of_a_project" {
  command = plan
  variables {
    project_id = "My Bitbrat"
  }
  expect_failures = [var.project_id]
}
