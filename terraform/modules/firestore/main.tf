locals {
  _unindexed = merge([
    for collection, fields in var.unindexed : {
      for field in fields : "${collection}.${field}" => { collection = collection, field = field }
    }
  ]...)
}

resource "google_firestore_database" "database" {
  project     = var.project_id
  name        = var.name
  location_id = var.location
  type        = "FIRESTORE_NATIVE"

  delete_protection_state = var.protect ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
  # Without it, destroy forgets the database and leaves it where it is.
  deletion_policy = "DELETE"
}

# Expiry, and no index of the field: nobody asks for it, and an index on ever growing instants is
# what makes a busy collection slow.
resource "google_firestore_field" "expiry" {
  for_each   = var.ttl_collections
  project    = var.project_id
  database   = google_firestore_database.database.name
  collection = each.value
  field      = var.ttl_field

  ttl_config {}
  index_config {}
}

resource "google_firestore_field" "unindexed" {
  for_each   = local._unindexed
  project    = var.project_id
  database   = google_firestore_database.database.name
  collection = each.value.collection
  field      = each.value.field

  index_config {}
}
