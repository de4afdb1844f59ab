variable "artifact" {
  description = "Where the function's archive lies."
  type        = object({ bucket = string, object = string })
}

variable "bot_secrets" {
  description = "What it may do with secrets of bots, by the beginning of their names: read or manage."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for right in values(var.bot_secrets) : contains(["read", "manage"], right)])
    error_message = "bot_secrets: read or manage."
  }

  # The beginning of every name is the empty one.
  validation {
    condition     = alltrue([for prefix in keys(var.bot_secrets) : can(regex("^bitbrat-[a-z]+-$", prefix))])
    error_message = "bot_secrets: names that begin with bitbrat-, a word and -, such as bitbrat-tokens-."
  }
}

variable "entry_point" {
  description = "Fully qualified name of the function's class."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+\\.[A-Z][A-Za-z0-9]*$", var.entry_point))
    error_message = "entry_point: a Java class with its package, for example dev.bitbrat.functions.auth.AuthFunction."
  }
}

variable "environment" {
  description = "Plain configuration of this function. Secrets never go here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.environment), "JAVA_TOOL_OPTIONS")
    error_message = "environment: JAVA_TOOL_OPTIONS follows from the size and cannot be set."
  }

  validation {
    condition     = !contains(keys(var.environment), "BITBRAT_TEST_CONTROL")
    error_message = "environment: BITBRAT_TEST_CONTROL is for tests; a deployed function refuses to start with it."
  }
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

  validation {
    condition     = can(regex("^projects/[^/]+/serviceAccounts/[^/]+$", var.platform.builder))
    error_message = "platform.builder: the long name, projects/PROJECT/serviceAccounts/EMAIL."
  }
}

variable "public" {
  description = "Whether requests from the internet get through to the function."
  type        = bool
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

  validation {
    condition     = var.size.max_instances >= 1 && var.size.max_instances <= 100
    error_message = "size.max_instances: 1 to 100; it bounds the bill."
  }

  validation {
    condition     = var.size.cpu >= 1 || var.size.concurrency == 1
    error_message = "size: less than one CPU takes one request at a time, so concurrency must be 1."
  }

  validation {
    condition     = var.size.timeout_seconds >= 1 && var.size.timeout_seconds <= 540
    error_message = "size.timeout_seconds: 1 to 540, so that an acknowledgement deadline (at most 600) can be longer."
  }
}

variable "store" {
  description = "Whether it may read and write documents."
  type        = bool
}
