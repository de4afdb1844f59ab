# What architecture.yaml says, for the chosen topology. Names, rights and sizes are decided there.

locals {
  _root        = "${path.root}/../../.."
  architecture = yamldecode(file("${local._root}/architecture.yaml"))

  services = {
    for name, service in local.architecture.services : name => service
    if contains(service.topologies, var.topology)
  }
  stages   = { for name, service in local.services : name => service if !service.public }
  webhooks = { for name, service in local.services : name => service if service.public }

  secrets = toset(flatten([for service in values(local.services) : service.secrets]))

  tick     = local.architecture.resources.tick
  tick_job = "projects/${var.project_id}/locations/${var.region}/jobs/${local.tick.job}"

  packages_dir = coalesce(var.packages_dir, "${local._root}/target/deploy")
  packages     = { for name in keys(local.services) : name => "${local.packages_dir}/${name}.zip" }
}
