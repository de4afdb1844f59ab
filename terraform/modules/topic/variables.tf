variable "dead_letters_from" {
  description = "E-mail of Pub/Sub's service agent, for the one topic that takes dead letters; null for all others."
  type        = string
  default     = null

  validation {
    condition     = var.dead_letters_from == null || can(regex("^[^@:]+@[^@]+\\.iam\\.gserviceaccount\\.com$", var.dead_letters_from))
    error_message = "dead_letters_from: an e-mail of a service account, without a prefix such as serviceAccount:."
  }
}

variable "labels" {
  description = "Labels of the topic, to find it and to split the bill by."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "name" {
  description = "Name of the topic, as events carry it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9.-]{2,99}$", var.name)) && !startswith(var.name, "goog")
    error_message = "name: 3 to 100 of a-z, 0-9, . and -, not starting with goog, which Pub/Sub refuses."
  }
}

variable "project_id" {
  description = "Project that the topic belongs to."
  type        = string
}
