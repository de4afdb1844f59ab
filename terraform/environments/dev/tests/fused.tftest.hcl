# Offline: no credentials, no state. What is deployed agrees with architecture.yaml, and the few
# facts that must not change unnoticed are written out.
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
}

override_resource {
  target = module.refresh.google_service_account.calls_as
  values = { email = "bitbrat-refresh@demo-project.iam.gserviceaccount.com" }
}

variables {
  project_id   = "demo-project"
  packages_dir = "tests/packages"
  topology     = "fused"
}

run "deploys_the_functions_of_the_topology" {
  assert {
    condition     = toset(concat(keys(module.stage), keys(module.webhook))) == toset([for name, service in local.architecture.services : name if contains(service.topologies, "fused") && try(service.platform, "twitch") == "twitch"])
    error_message = "functions and architecture.yaml differ"
  }
  assert {
    condition = toset(keys(module.stage)) == toset([
      "llm-bot", "pipeline", "scheduler",
    ])
    error_message = "the stages of fused changed: is the picture in docs and README still right?"
  }
  assert {
    condition     = toset(keys(module.webhook)) == toset(["api", "hooks", "oauth", "twitch-webhook"])
    error_message = "what the internet can call changed: is that meant?"
  }
}

run "is_public_only_where_architecture_says_so" {
  assert {
    condition     = toset(keys(module.webhook)) == toset([for name, service in local.services : name if service.public])
    error_message = "public functions and architecture.yaml differ"
  }
  assert {
    condition     = alltrue([for stage in module.stage : stage.function.ingress == "ALLOW_INTERNAL_ONLY"])
    error_message = "a stage takes calls from the internet"
  }
  assert {
    condition     = alltrue([for name, service in local.services : service.public == contains(["webhook", "api"], service.kind)])
    error_message = "stages are called by Pub/Sub alone, webhooks and api by others"
  }
}

run "subscribes_as_architecture_says" {
  assert {
    condition = (
      toset(flatten([for stage in module.stage : [for topic, delivery in stage.subscriptions : delivery.name]])) ==
      toset(flatten([for name, service in local.services : [for read in service.reads : "${name}.${read.topic}"]]))
    )
    error_message = "subscriptions and architecture.yaml differ"
  }
  assert {
    condition = alltrue(flatten([
      for name, stage in module.stage : [
        for read in local.services[name].reads : stage.subscriptions[read.topic].ordered == read.ordered
      ]
    ]))
    error_message = "order and architecture.yaml differ"
  }
  assert {
    condition     = toset(flatten([for stage in module.stage : [for topic, delivery in stage.subscriptions : topic if delivery.ordered]])) == toset(["internal.command.v1", "internal.egress.v1", "internal.egress.v1.twitch", "internal.ingress.v1"])
    error_message = "the topics that are read in order changed"
  }
}

run "every_topic_has_one_reader" {
  # Two would handle each message twice, none would lose it. Replays go to every topic.
  assert {
    condition = (
      sort(flatten([for stage in module.stage : keys(stage.subscriptions)])) ==
      sort(keys(module.topic))
    )
    error_message = "a topic has no reader in this topology, or two"
  }
}

run "publishes_where_architecture_says_and_nowhere_else" {
  assert {
    condition = (
      jsonencode({ for name, deployed in merge(module.stage, module.webhook) : name => sort(deployed.function.publishes_to) }) ==
      jsonencode({ for name, service in local.services : name => sort(service.publishes) })
    )
    error_message = "the rights to publish and architecture.yaml differ"
  }
  assert {
    condition     = module.webhook["twitch-webhook"].function.publishes_to == tolist(["internal.ingress.v1"])
    error_message = "a webhook lets events in and does nothing else"
  }
  assert {
    condition     = !anytrue([for deployed in merge(module.stage, module.webhook) : contains(deployed.function.publishes_to, "internal.deadletter.v1")])
    error_message = "only Pub/Sub publishes dead letters"
  }
}

run "reads_the_secrets_that_architecture_names" {
  assert {
    condition = (
      jsonencode({ for name, deployed in merge(module.stage, module.webhook) : name => sort(deployed.function.secrets) }) ==
      jsonencode({ for name, service in local.services : name => sort(service.secrets) })
    )
    error_message = "the rights to read secrets and architecture.yaml differ"
  }
  assert {
    condition     = [for name, deployed in merge(module.stage, module.webhook) : name if contains(deployed.function.secrets, "TWITCH_APP_TOKEN")] == ["pipeline", "twitch-webhook"]
    error_message = "who can send in the bot's name changed"
  }
  assert {
    condition     = toset(keys(module.secrets.names)) == toset([for name in keys(local.architecture.secrets) : name if !anytrue([for prefix in local.unwanted : startswith(name, prefix)])])
    error_message = "a secret is described and used by nobody, or used and not described"
  }
}

run "uses_secrets_of_bots_where_architecture_says_and_nowhere_else" {
  variables {
    platforms = ["discord", "kick", "twilio", "twitch"]
  }
  assert {
    condition = jsonencode({ for name, deployed in merge(module.stage, module.webhook) : name => deployed.function.bot_secrets if length(deployed.function.bot_secrets) > 0 }) == jsonencode(merge(
      { for name in ["pipeline", "twitch-webhook"] : name => {
        "roles/secretmanager.secretAccessor" = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]
      } },
      { hooks = {
        "roles/secretmanager.secretAccessor" = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-hooks-\")"]
      } },
      { oauth = {
        "roles/secretmanager.secretAccessor"       = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]
        "roles/secretmanager.secretVersionManager" = ["resource.name.startsWith(\"projects/42/secrets/bitbrat-tokens-\")"]
      } },
    ))
    error_message = "somebody may do something with tokens or hooks of bots that architecture.yaml does not say"
  }
  assert {
    condition     = { for name, deployed in merge(module.stage, module.webhook) : name => deployed.function.makes_secrets if deployed.function.makes_secrets != null } == { oauth = tolist(["secretmanager.secrets.create"]) }
    error_message = "only oauth makes secrets, and that is all it may do with those of others"
  }
}

run "uses_the_store_where_architecture_says" {
  assert {
    condition     = alltrue([for name, deployed in merge(module.stage, module.webhook) : (deployed.function.store != null) == local.services[name].store])
    error_message = "rights on the store and architecture.yaml differ"
  }
}

run "gives_up_to_the_dead_letters_everywhere_but_there" {
  assert {
    condition = alltrue(flatten([
      for stage in module.stage : [
        for topic, delivery in stage.subscriptions :
        delivery.dead_letters == (topic == "internal.deadletter.v1" ? null : "projects/demo-project/topics/internal.deadletter.v1")
      ]
    ]))
    error_message = "a subscription does not give up, or the dead letters feed themselves"
  }
  assert {
    condition     = local.delivery.max_delivery_attempts == 100
    error_message = "fewer attempts turn an outage of minutes into dead letters"
  }
}

run "functions_know_project_and_database" {
  assert {
    condition = alltrue([
      for deployed in merge(module.stage, module.webhook) :
      deployed.function.environment["GOOGLE_CLOUD_PROJECT"] == "demo-project" &&
      deployed.function.environment["FIRESTORE_DATABASE"] == "(default)"
    ])
    error_message = "a function would look for its topics and documents elsewhere"
  }
}

run "costs_nothing_while_nobody_streams" {
  assert {
    condition     = alltrue([for deployed in merge(module.stage, module.webhook) : deployed.function.min_instances == 0])
    error_message = "an instance that waits is paid for"
  }
}

run "ticks_while_something_can_be_due" {
  assert {
    condition     = module.tick.job == module.stage["scheduler"].function.environment["SCHEDULER_JOB"]
    error_message = "the scheduler would pause another job than the one that ticks"
  }
  assert {
    condition     = module.tick.topic == "projects/demo-project/topics/internal.scheduler.tick"
    error_message = "nobody reads the ticks"
  }
  assert {
    condition     = module.tick.paused_by == module.stage["scheduler"].function.identity
    error_message = "who may pause the ticks changed"
  }
}

run "refreshes_tokens_at_the_address_of_logins" {
  assert {
    condition     = module.webhook["oauth"].function.environment["OAUTH_PUBLIC_URL"] == "https://oauth-42.us-central1.run.app"
    error_message = "browsers would be sent back to an address that is not the function's"
  }
  assert {
    condition     = module.refresh.calls == { audience = "https://oauth-42.us-central1.run.app", uri = "https://oauth-42.us-central1.run.app/oauth/refresh" }
    error_message = "the function would refuse the calls, or not get them"
  }
  assert {
    condition     = module.refresh.caller == "bitbrat-refresh@demo-project.iam.gserviceaccount.com" && module.webhook["oauth"].function.environment["OAUTH_REFRESH_CALLER"] == module.refresh.caller
    error_message = "the function believes another account than the one that calls"
  }
  assert {
    condition     = [for name, deployed in merge(module.stage, module.webhook) : name if length([for variable in keys(deployed.function.environment) : variable if startswith(variable, "OAUTH_")]) > 0] == ["oauth"]
    error_message = "logins are the business of one function"
  }
}

run "refreshes_tokens_at_an_address_of_ones_own" {
  variables {
    environment      = { oauth = { TWITCH_ID_URL = "https://id.example.com" } }
    oauth_public_url = "https://login.example.com"
  }
  assert {
    condition     = module.webhook["oauth"].function.environment["OAUTH_PUBLIC_URL"] == "https://login.example.com" && output.oauth_public_url == "https://login.example.com"
    error_message = "the address that was asked for is not the one that is used"
  }
  assert {
    condition     = module.refresh.calls == { audience = "https://login.example.com", uri = "https://login.example.com/oauth/refresh" }
    error_message = "the function would refuse the calls"
  }
  assert {
    condition     = module.webhook["oauth"].function.environment["TWITCH_ID_URL"] == "https://id.example.com"
    error_message = "what else the operator sets is lost"
  }
}

run "carries_only_the_platforms_that_are_wanted" {
  variables {
    platforms = ["discord", "kick"]
  }
  assert {
    condition     = !anytrue([for name in keys(merge(module.stage, module.webhook)) : strcontains(name, "twitch")])
    error_message = "Twitch is not wanted, and has functions"
  }
  assert {
    condition     = !anytrue([for name in keys(module.secrets.names) : startswith(name, "TWITCH_")])
    error_message = "Twitch is not wanted, and has secrets"
  }
  assert {
    condition     = contains(keys(module.topic), "internal.egress.v1.kick") && !contains(keys(module.topic), "internal.egress.v1.twitch")
    error_message = "the topics are not those of the platforms"
  }
  assert {
    condition     = alltrue([for deployed in values(local.services) : length(setsubtract(deployed.publishes, keys(module.topic))) == 0])
    error_message = "a topic that is not there is published to"
  }
}
