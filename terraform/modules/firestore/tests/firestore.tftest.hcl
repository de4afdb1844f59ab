# Offline: no credentials, no state.
mock_provider "google" {}

variables {
  project_id      = "demo-project"
  location        = "us-central1"
  ttl_collections = ["claims", "attempts"]
  unindexed       = { claims = ["outbox", "ends"], events = ["event"] }
}

run "documents_expire_by_the_field" {
  command = plan

  assert {
    condition     = toset([for field in google_firestore_field.expiry : field.collection]) == toset(["claims", "attempts"])
    error_message = "a collection without expiry grows, and is paid for, for ever"
  }
  assert {
    condition     = alltrue([for field in google_firestore_field.expiry : field.field == "expiresAt" && length(field.ttl_config) == 1])
    error_message = "the store writes expiresAt"
  }
  assert {
    condition     = alltrue([for field in google_firestore_field.expiry : length(field.index_config) == 1 && length(field.index_config[0].indexes) == 0])
    error_message = "an index of ever growing instants makes a busy collection slow"
  }
}

run "large_fields_have_no_index" {
  command = plan

  assert {
    condition     = toset([for field in google_firestore_field.unindexed : "${field.collection}/${field.field}"]) == toset(["claims/outbox", "claims/ends", "events/event"])
    error_message = "other fields than named lost their index"
  }
  assert {
    condition     = alltrue([for field in google_firestore_field.unindexed : length(field.index_config) == 1 && length(field.index_config[0].indexes) == 0])
    error_message = "an index_config without indexes is what switches them off"
  }
}

run "is_the_free_native_database_and_refuses_deletion" {
  command = plan

  assert {
    condition     = google_firestore_database.database.name == "(default)" && google_firestore_database.database.type == "FIRESTORE_NATIVE"
    error_message = "the free tier is for one database of a project"
  }
  assert {
    condition     = google_firestore_database.database.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    error_message = "the data must survive a slip of the hand"
  }
}

run "can_be_deleted_when_asked_to" {
  command = plan
  variables {
    protect = false
  }
  assert {
    condition     = google_firestore_database.database.delete_protection_state == "DELETE_PROTECTION_DISABLED" && google_firestore_database.database.deletion_policy == "DELETE"
    error_message = "destroy would leave a database behind"
  }
}

run "refuses_a_bad_name" {
  command = plan
  variables {
    name = "Default"
  }
  expect_failures = [var.name]
}

run "refuses_two_owners_of_one_field" {
  command = plan
  variables {
    unindexed = { claims = ["expiresAt"] }
  }
  expect_failures = [var.unindexed]
}
