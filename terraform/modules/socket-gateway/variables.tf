variable "bot_secrets" {
  description = "What names of secrets begin with that each bot has for itself and that it may read."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "environment" {
  description = "Plain configuration: what to listen to. Secrets never go here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(setintersection(keys(var.environment), ["BITBRAT_LOG_FORMAT", "GATEWAY_IDLE", "GATEWAY_POOL", "GATEWAY_SLEEP", "JAVA_TOOL_OPTIONS"])) == 0
    error_message = "environment: BITBRAT_LOG_FORMAT, GATEWAY_IDLE, GATEWAY_POOL, GATEWAY_SLEEP and JAVA_TOOL_OPTIONS follow from the other variables."
  }

  validation {
    condition     = !contains(keys(var.environment), "BITBRAT_TEST_CONTROL")
    error_message = "environment: BITBRAT_TEST_CONTROL is for tests."
  }
}

variable "idle" {
  description = "So long it stays awake after the last stream, for example 30m."
  type        = string
  default     = "30m"
  nullable    = false

  validation {
    condition     = can(regex("^[1-9][0-9]{0,4}[smh]$", var.idle))
    error_message = "idle: a number and s, m or h, for example 30m."
  }
}

variable "image" {
  description = "The container's image, with its tag or digest."
  type        = string

  validation {
    condition     = can(regex("^[^\\s:@]+(:[0-9]+)?[^\\s:@]*(:[^\\s:@]+|@sha256:[0-9a-f]{64})$", var.image))
    error_message = "image: with a tag or a digest: what runs should be said."
  }
}

variable "name" {
  description = "Name of the worker pool; its identity is run-NAME."
  type        = string
  default     = "socket-gateway"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,23}[a-z0-9])$", var.name))
    error_message = "name: 2 to 25 of a-z, 0-9 and -, starting with a letter, not ending with -, since an account id ends at 30."
  }
}

variable "platform" {
  description = "Where functions live and what they share: the same for all of an environment."
  type = object({
    database       = string
    environment    = map(string)
    project_id     = string
    project_number = string
    region         = string
  })
}

variable "secrets" {
  description = "Names of the secrets that it may read."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "sleeps" {
  description = "Whether it ends while nobody streams, and is woken when somebody does."
  type        = bool
  default     = true
  nullable    = false
}

variable "topic" {
  description = "Name of the topic that it publishes to."
  type        = string
  default     = "internal.ingress.v1"
  nullable    = false
}

variable "woken_by" {
  description = "E-mails of the accounts that may wake it, each under a name known before it exists."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for email in values(var.woken_by) : can(regex("^[^@:]+@[^@]+\\.iam\\.gserviceaccount\\.com$", email))])
    error_message = "woken_by: e-mails of service accounts, without a prefix such as serviceAccount:."
  }
}
