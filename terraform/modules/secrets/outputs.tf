output "names" {
  description = "The secrets by name; whoever uses one waits for it to exist."
  value       = { for name, secret in google_secret_manager_secret.secret : name => secret.secret_id }
}
