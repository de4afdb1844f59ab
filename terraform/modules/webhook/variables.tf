variable "artifact" {
  description = "Where the function's archive lies."
  type        = object({ bucket = string, object = string })
}

variable "bot_secrets" {
  description = "What it may do with secrets of bots, by the beginning of their names: read or manage."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "entry_point" {
  description = "Fully qualified name of the function's class."
  type        = string
}

variable "environment" {
  description = "Plain configuration of this function. Secrets never go here."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "name" {
  description = "Name of the function; its identity is run-NAME."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,23}[a-z0-9])$", var.name))
    error_message = "name: 2 to 25 of a-z, 0-9 and -, starting with a letter, not ending with -, since an account id ends at 30."
  }
}

variable "platform" {
  description = "Where functions live and what they share: the same for all of an environment."
  type = object({
    builder           = string
    database          = string
    docker_repository = string
    environment       = map(string)
    project_id        = string
    project_number    = string
    pubsub_agent      = string
    region            = string
  })
}

variable "publishes_to" {
  description = "Names of the topics that it may publish to."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "secrets" {
  description = "Names of the secrets that it may read."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "size" {
  description = "What an instance gets, how many requests it takes at once, and how many there may be."
  type = object({
    concurrency     = number
    cpu             = number
    max_instances   = number
    memory_mib      = number
    timeout_seconds = number
  })
}

variable "store" {
  description = "Whether it may read and write documents."
  type        = bool
}
