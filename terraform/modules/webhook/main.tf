module "function" {
  source = "../function"

  artifact     = var.artifact
  bot_secrets  = var.bot_secrets
  entry_point  = var.entry_point
  environment  = var.environment
  name         = var.name
  platform     = var.platform
  public       = true
  publishes_to = var.publishes_to
  secrets      = var.secrets
  size         = var.size
  store        = var.store
}

# The caller is a platform or a browser without an account here: the function itself checks the
# signature or the token of each request.
resource "google_cloud_run_v2_service_iam_member" "anybody" {
  project  = var.platform.project_id
  location = var.platform.region
  name     = module.function.name
  role     = "roles/run.invoker"
  member   = "allUsers"
}
