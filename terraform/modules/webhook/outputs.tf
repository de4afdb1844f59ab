output "function" {
  description = "The function beneath, and what it may do: see the module function."
  value       = module.function
}

output "uri" {
  description = "URL that the platform is told to call."
  value       = module.function.uri
}
