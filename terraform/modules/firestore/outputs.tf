output "name" {
  description = "Id of the database; whoever uses it waits for the database to exist."
  value       = google_firestore_database.database.name
}
