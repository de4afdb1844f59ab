variable "names" {
  description = "Names of the secrets."
  type        = set(string)

  validation {
    condition     = alltrue([for name in var.names : can(regex("^[A-Z][A-Z0-9_]{2,63}$", name))])
    error_message = "names: 3 to 64 of A-Z, 0-9 and _, starting with a letter, as the functions ask for them."
  }
}

variable "project_id" {
  description = "Project that the secrets belong to."
  type        = string
}

variable "protect" {
  description = "Whether terraform refuses to delete them."
  type        = bool
  default     = true
}
