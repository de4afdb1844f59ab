variable "name" {
  description = "Name of the job."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,39}$", var.name))
    error_message = "name: 2 to 40 of a-z, 0-9 and -, starting with a letter."
  }
}

variable "paused_by" {
  description = "E-mail of the account that may pause and resume it."
  type        = string

  validation {
    condition     = can(regex("^[^@:]+@[^@]+\\.iam\\.gserviceaccount\\.com$", var.paused_by))
    error_message = "paused_by: an e-mail of a service account, without a prefix such as serviceAccount:."
  }
}

variable "project_id" {
  description = "Project that the job belongs to, and the topic."
  type        = string
}

variable "region" {
  description = "Region of the job."
  type        = string
}

variable "topic" {
  description = "Name of the topic that gets the ticks."
  type        = string
}
