locals {
  # Enough for sockets of a few channels: what is heard goes on at once.
  _memory = 512

  # The heap knows the limit; C1 alone starts sooner and is fast enough for a chat. A worker pool has no
  # probes: who ran out of memory must end to be started anew.
  _java_options = join(" ", [
    "-XX:TieredStopAtLevel=1",
    "-XX:MaxRAM=${local._memory}m",
    "-XX:MaxRAMPercentage=70",
    "-XX:+ExitOnOutOfMemoryError",
  ])

  # Built from names, so that the pool's own environment can hold it.
  _pool = "projects/${var.platform.project_id}/locations/${var.platform.region}/workerPools/${var.name}"

  _environment = merge(
    var.platform.environment,
    var.environment,
    {
      BITBRAT_LOG_FORMAT = "json"
      GATEWAY_IDLE       = var.idle
      GATEWAY_POOL       = local._pool
      GATEWAY_SLEEP      = tostring(var.sleeps)
      JAVA_TOOL_OPTIONS  = local._java_options
    },
  )
}

resource "google_cloud_run_v2_worker_pool" "gateway" {
  project             = var.platform.project_id
  location            = var.platform.region
  name                = var.name
  description         = "Holds the sockets of the platforms that want one. Sleeps while nobody streams."
  deletion_protection = false

  scaling {
    scaling_mode          = "MANUAL"
    manual_instance_count = 1
  }

  template {
    service_account = google_service_account.runs_as.email

    containers {
      image = var.image

      resources {
        limits = {
          cpu    = "1"
          memory = "${local._memory}Mi"
        }
      }

      dynamic "env" {
        for_each = local._environment
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }

  lifecycle {
    # An apply during the day must not wake it, nor end it during a stream.
    ignore_changes = [scaling[0].manual_instance_count]
  }

  # A gateway that starts before its rights are there cannot take the lease.
  depends_on = [
    google_project_iam_member.bot_secrets,
    google_project_iam_member.store,
    google_pubsub_topic_iam_member.publishes_to,
    google_secret_manager_secret_iam_member.reads,
  ]
}
