locals {
  _memory = var.size.memory_mib

  # C1 alone starts in two thirds of the time and is fast enough for a chat. Setting this variable
  # takes the place of the platform's own value, so the limits that it sets are repeated.
  _java_options = join(" ", [
    "-XX:TieredStopAtLevel=1",
    "-XX:MaxRAM=${local._memory}m",
    "-XX:MaxRAMPercentage=70",
  ])
}

resource "google_cloudfunctions2_function" "function" {
  project  = var.platform.project_id
  location = var.platform.region
  name     = var.name

  build_config {
    runtime           = "java25"
    entry_point       = var.entry_point
    docker_repository = var.platform.docker_repository
    service_account   = var.platform.builder
    # Else an archive without a pom.xml gets the 1.x framework.
    environment_variables = { USE_JAVA_FF_2 = "true" }

    source {
      storage_source {
        bucket = var.artifact.bucket
        object = var.artifact.object
      }
    }
  }

  service_config {
    service_account_email            = google_service_account.runs_as.email
    ingress_settings                 = var.public ? "ALLOW_ALL" : "ALLOW_INTERNAL_ONLY"
    available_cpu                    = tostring(var.size.cpu)
    available_memory                 = "${local._memory}Mi"
    max_instance_request_concurrency = var.size.concurrency
    timeout_seconds                  = var.size.timeout_seconds
    min_instance_count               = 0 # nobody streams: nothing runs, nothing costs
    max_instance_count               = var.size.max_instances
    all_traffic_on_latest_revision   = true

    environment_variables = merge(
      var.platform.environment,
      var.environment,
      { JAVA_TOOL_OPTIONS = local._java_options },
    )
  }

  # A function that starts before its rights are there fails its first messages.
  depends_on = [
    google_project_iam_member.bot_secrets,
    google_project_iam_member.makes_secrets,
    google_project_iam_member.store,
    google_pubsub_topic_iam_member.publishes_to,
    google_secret_manager_secret_iam_member.reads,
  ]
}
