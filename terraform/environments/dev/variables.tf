variable "environment" {
  description = "More environment variables, by service: for example another base URL of the language model."
  type        = map(map(string))
  default     = {}
  nullable    = false

  # Who refreshes calls what the function is told; two places to say it could disagree.
  validation {
    condition     = !anytrue([for service in values(var.environment) : anytrue([for name in keys(service) : startswith(name, "OAUTH_")])])
    error_message = "environment: the address of logins is set by oauth_public_url; OAUTH_REFRESH_CALLER follows from what is deployed."
  }
  validation {
    condition     = !anytrue([for service in values(var.environment) : contains(keys(service), "GATEWAY_POOL")])
    error_message = "environment: GATEWAY_POOL follows from gateway_image and gateway_sleeps."
  }
}

variable "firestore_location" {
  description = "Where the data lies, if not in the functions' region; cannot be changed later."
  type        = string
  default     = null
}

variable "gateway_image" {
  description = "Image of the socket gateway, with its tag or digest; without one there is none. It costs by the hour while it is awake."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^$|:[^/]+$", var.gateway_image))
    error_message = "gateway_image: with a tag or a digest, for example us-central1-docker.pkg.dev/my-project/images/socket-gateway:1.0; or empty."
  }
}

variable "gateway_sleeps" {
  description = "Whether the socket gateway ends while nobody streams. What wakes it is stream.online over a webhook of Twitch or Kick."
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = !var.gateway_sleeps || var.gateway_image == "" || length(setintersection(var.platforms, ["twitch", "kick"])) > 0
    error_message = "gateway_sleeps: neither twitch nor kick is in platforms, so nobody would tell that a stream begins and wake it: set it to false."
  }
}

variable "oauth_public_url" {
  description = "Address that browsers log in at, if not the one that Google gives the oauth function."
  type        = string
  default     = null

  validation {
    condition     = var.oauth_public_url == null || can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", var.oauth_public_url))
    error_message = "oauth_public_url: https:// and a host, nothing after it, not even a slash; for example https://login.example.com."
  }
}

variable "packages_dir" {
  description = "Folder of the functions' archives, SERVICE.zip each; target/deploy of the repository when null."
  type        = string
  default     = null
}

variable "platforms" {
  description = "Platforms to speak: of twitch, kick, discord, twilio. Each has functions and secrets of its own."
  type        = set(string)
  default     = ["twitch"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.platforms, ["twitch", "kick", "discord", "twilio"])) == 0
    error_message = "platforms: of twitch, kick, discord and twilio."
  }
}

variable "project_id" {
  description = "Project that all of it goes to. Best one of its own: names are not prefixed."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id: the id of a project, 6 to 30 of a-z, 0-9 and -; not its name or number."
  }
}

variable "protect" {
  description = "Whether database and secrets refuse to be deleted. Apply with false before destroy."
  type        = bool
  default     = true
}

variable "region" {
  description = "Region of the functions. Free tiers differ: us-central1, us-east1 and us-west1 have most."
  type        = string
  default     = "us-central1"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region: for example us-central1 (not a zone such as us-central1-a)."
  }
}

variable "topology" {
  description = "fused: the stages in one function, cheapest and fastest to wake. split: a function a stage."
  type        = string
  default     = "fused"

  validation {
    condition     = contains(["split", "fused"], var.topology)
    error_message = "topology: split or fused."
  }
}
