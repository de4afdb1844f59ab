output "add_a_value_to" {
  description = "Secrets without which something stays silent; values are added by hand."
  value       = { for name in local.secrets : name => local.architecture.secrets[name] }
}

output "gateway" {
  description = "Full name of the worker pool of the socket gateway; null when there is none."
  value       = one(module.gateway[*].pool)
}

output "oauth_public_url" {
  description = "Address of logins; with /oauth/callback after it, the redirect address that platforms are told."
  value       = local.oauth_url
}

output "urls" {
  description = "What platforms and clients call, by service."
  value       = { for name, webhook in module.webhook : name => webhook.uri }
}
