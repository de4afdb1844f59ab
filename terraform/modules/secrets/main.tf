# Only the boxes. What is in them is put there by hand, so that no value is ever in a plan, a state
# or a shell history.
resource "google_secret_manager_secret" "secret" {
  for_each  = var.names
  project   = var.project_id
  secret_id = each.value

  deletion_protection = var.protect

  replication {
    auto {}
  }
}
