output "name" {
  description = "Name of the topic; whoever uses it waits for the topic to exist."
  value       = google_pubsub_topic.topic.name
}
