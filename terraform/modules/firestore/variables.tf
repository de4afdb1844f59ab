variable "location" {
  description = "Where the data lies; cannot be changed later. Best the functions' own region."
  type        = string
}

variable "name" {
  description = "Id of the database. Only one of a project is free, as a rule (default)."
  type        = string
  default     = "(default)"

  validation {
    condition     = var.name == "(default)" || can(regex("^[a-z][a-z0-9-]{2,61}[a-z0-9]$", var.name))
    error_message = "name: (default), or 4 to 63 of a-z, 0-9 and -, starting with a letter, not ending with -."
  }
}

variable "project_id" {
  description = "Project that the database belongs to."
  type        = string
}

variable "protect" {
  description = "Whether the database refuses to be deleted."
  type        = bool
  default     = true
}

variable "ttl_collections" {
  description = "Collection groups whose documents expire."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "ttl_field" {
  description = "Field that says when a document may be deleted."
  type        = string
  default     = "expiresAt"
}

variable "unindexed" {
  description = "Fields without an index, by collection group."
  type        = map(set(string))
  default     = {}
  nullable    = false

  validation {
    condition     = !anytrue([for fields in values(var.unindexed) : contains(fields, var.ttl_field)])
    error_message = "unindexed: the field that documents expire by has no index anyway; naming it here too would make two owners of one setting."
  }
}
