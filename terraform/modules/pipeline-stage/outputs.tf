output "function" {
  description = "The function beneath, and what it may do: see the module function."
  value       = module.function
}

output "subscriptions" {
  description = "Its subscriptions by topic: name, whether in order, whether it gives up."
  value = {
    for topic, delivery in google_pubsub_subscription.delivery : topic => {
      name         = delivery.name
      ordered      = delivery.enable_message_ordering
      dead_letters = one([for policy in delivery.dead_letter_policy : policy.dead_letter_topic])
    }
  }
}
