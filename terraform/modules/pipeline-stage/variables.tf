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

variable "delivery" {
  description = "How every subscription delivers: when it backs off, and when and where it gives up."
  type = object({
    dead_letter_topic       = string
    max_delivery_attempts   = number
    maximum_backoff_seconds = number
    minimum_backoff_seconds = number
  })

  validation {
    condition     = var.delivery.max_delivery_attempts >= 5 && var.delivery.max_delivery_attempts <= 100
    error_message = "delivery.max_delivery_attempts: Pub/Sub takes 5 to 100."
  }

  validation {
    condition = (
      var.delivery.minimum_backoff_seconds >= 0 &&
      var.delivery.minimum_backoff_seconds <= var.delivery.maximum_backoff_seconds &&
      var.delivery.maximum_backoff_seconds <= 600
    )
    error_message = "delivery: backoff is 0 to 600 seconds, the minimum not above the maximum."
  }
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

variable "reads" {
  description = "Its subscriptions: topic, whether in order, the deadline of one delivery, how long a message waits."
  type = list(object({
    ack_deadline_seconds = number
    ordered              = bool
    retention_hours      = number
    topic                = string
  }))

  validation {
    condition     = length(var.reads) > 0
    error_message = "reads: a stage that reads nothing never runs."
  }

  validation {
    condition     = length(distinct(var.reads[*].topic)) == length(var.reads)
    error_message = "reads: a topic is named twice, so each of its messages would be handled twice."
  }

  validation {
    condition     = alltrue([for read in var.reads : read.ack_deadline_seconds > var.size.timeout_seconds])
    error_message = "reads.ack_deadline_seconds: must be longer than size.timeout_seconds, else a slow run is delivered again while it runs."
  }

  validation {
    condition     = alltrue([for read in var.reads : read.ack_deadline_seconds >= 10 && read.ack_deadline_seconds <= 600])
    error_message = "reads.ack_deadline_seconds: Pub/Sub takes 10 to 600."
  }

  validation {
    condition     = alltrue([for read in var.reads : read.retention_hours >= 1 && read.retention_hours <= 744])
    error_message = "reads.retention_hours: 1 to 744 (31 days)."
  }
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
