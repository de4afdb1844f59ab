# The state lies in a bucket that is made by hand, once, before the first apply (docs/deploy.md); its
# name is given to init:
#
#   terraform init -backend-config=bucket=PROJECT-bitbrat-state
terraform {
  backend "gcs" {
    prefix = "bitbrat/dev"
  }
}
