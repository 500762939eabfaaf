#!/usr/bin/env bash
# Gives a function app the package again that it had before.
source "$(dirname "$0")/common.sh"

USAGE="usage: roll-back.sh --resource-group G --app A --package FILE [--dry-run]
  --package: what deploy-package.sh kept, or the package of any earlier run of the pipeline."
REQUIRED="resource-group app package"
parse "$@"
[[ -f "$package" ]] || refuse "there is no file $package: nothing was there before, so there is nothing to go back to."

run az functionapp deployment source config-zip --resource-group "$resource_group" --name "$app" --src "$package" --output none
echo "$app has its earlier package again."
