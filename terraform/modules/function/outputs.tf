output "bot_secrets" {
  description = "Conditions under which it may use secrets of bots, by role."
  value = {
    for role in distinct([for member in google_project_iam_member.bot_secrets : member.role]) :
    role => sort([for member in google_project_iam_member.bot_secrets : member.condition[0].expression if member.role == role])
  }
}

output "environment" {
  description = "Environment variables that the function starts with."
  value       = google_cloudfunctions2_function.function.service_config[0].environment_variables
}

output "identity" {
  description = "E-mail of the account that the function runs as."
  value       = google_service_account.runs_as.email
}

output "ingress" {
  description = "Whose requests get through: ALLOW_ALL or ALLOW_INTERNAL_ONLY."
  value       = google_cloudfunctions2_function.function.service_config[0].ingress_settings
}

output "makes_secrets" {
  description = "What it may do with all secrets of the project; null when nothing."
  value       = one([for role in google_project_iam_custom_role.makes_secrets : sort(role.permissions)])
}

output "min_instances" {
  description = "Instances kept when nothing happens."
  value       = google_cloudfunctions2_function.function.service_config[0].min_instance_count
}

output "name" {
  description = "Name of the function and of the Cloud Run service beneath it."
  value       = google_cloudfunctions2_function.function.name
}

output "publishes_to" {
  description = "Topics that it may publish to."
  value       = sort([for member in google_pubsub_topic_iam_member.publishes_to : member.topic])
}

output "secrets" {
  description = "Secrets that it may read."
  value       = sort([for member in google_secret_manager_secret_iam_member.reads : member.secret_id])
}

output "store" {
  description = "Condition under which it may use the store; null when it may not."
  value       = one([for member in google_project_iam_member.store : member.condition[0].expression])
}

output "uri" {
  description = "URL of the Cloud Run service beneath the function."
  value       = google_cloudfunctions2_function.function.service_config[0].uri
}
