variable "bucket" {
  description = "Name of the bucket; names are shared by all of Google Cloud."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "bucket: 3 to 63 of a-z, 0-9 and -, starting and ending with a letter or a digit."
  }
}

variable "packages" {
  description = "Path of each function's archive, by function."
  type        = map(string)

  validation {
    condition     = alltrue([for path in values(var.packages) : fileexists(path)])
    error_message = "packages: not built yet: ${join(", ", [for path in values(var.packages) : path if !fileexists(path)])}. Build the functions first (docs/deploy.md), or say where they are with packages_dir."
  }
}

variable "project_id" {
  description = "Project that pays for bucket and images."
  type        = string
}

variable "region" {
  description = "Where the functions run; archives and images lie beside them."
  type        = string
}
