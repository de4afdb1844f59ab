output "add_a_value_to" {
  description = "Secrets without which something stays silent; values are added by hand."
  value       = { for name in local.secrets : name => local.architecture.secrets[name] }
}

output "urls" {
  description = "What platforms and clients call, by service."
  value       = { for name, webhook in module.webhook : name => webhook.uri }
}
