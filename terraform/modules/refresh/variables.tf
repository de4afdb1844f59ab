variable "name" {
  description = "Name of the job, and id of the account that it calls as."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.name))
    error_message = "name: 6 to 30 of a-z, 0-9 and -, starting with a letter, not ending with -, as an account id."
  }
}

variable "project_id" {
  description = "Project that the job belongs to."
  type        = string
}

variable "region" {
  description = "Region of the job."
  type        = string
}

variable "timeout_seconds" {
  description = "How long the function may run."
  type        = number

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 540
    error_message = "timeout_seconds: 1 to 540, as that of a function."
  }
}

variable "url" {
  description = "Address of the oauth function, as it knows it itself."
  type        = string

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", var.url))
    error_message = "url: https:// and a host, nothing after it, not even a slash: the audience is compared letter by letter."
  }
}
