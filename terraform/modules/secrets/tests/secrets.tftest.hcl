# Offline: no credentials, no state.
mock_provider "google" {}

variables {
  project_id = "demo-project"
  names      = ["OPENAI_API_KEY", "TWITCH_APP_TOKEN"]
}

run "makes_the_boxes" {
  command = plan

  assert {
    condition     = toset([for secret in google_secret_manager_secret.secret : secret.secret_id]) == toset(["OPENAI_API_KEY", "TWITCH_APP_TOKEN"])
    error_message = "functions ask for their secrets by these names"
  }
  assert {
    condition     = alltrue([for secret in google_secret_manager_secret.secret : length(secret.replication[0].auto) == 1])
    error_message = "a secret without replication is refused"
  }
  assert {
    condition     = alltrue([for secret in google_secret_manager_secret.secret : secret.deletion_protection])
    error_message = "a token that took an afternoon to get must survive a slip of the hand"
  }
  assert {
    condition     = output.names["OPENAI_API_KEY"] == "OPENAI_API_KEY"
    error_message = "rights are given by this output"
  }
}

run "refuses_names_that_no_function_asks_for" {
  command = plan
  variables {
    names = ["openai-api-key"]
  }
  expect_failures = [var.names]
}
