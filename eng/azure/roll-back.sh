#!/usr/bin/env bash
# Gives a stamp's function app the package again that it had before.
source "$(dirname "$0")/common.sh"

USAGE="usage: roll-back.sh --resource-group G --package FILE [--dry-run]
  --resource-group: of the stamp. --package: what deploy-package.sh kept, or the package of any earlier run of the pipeline."
REQUIRED="resource-group package"
parse "$@"
[[ -f "$package" ]] || refuse "there is no file $package: nothing was there before, so there is nothing to go back to."

app="$(stamp_output func-stp "$resource_group" functionAppName.value)"
run az functionapp deployment source config-zip --resource-group "$resource_group" --name "$app" --src "$package" --output none
tell "$app has its earlier package again."
