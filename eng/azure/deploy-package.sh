#!/usr/bin/env bash
# Replaces the package of a function app, and keeps the one that was there: Flex Consumption itself keeps no earlier one.
source "$(dirname "$0")/common.sh"

USAGE="usage: deploy-package.sh --resource-group G --app A --package FILE --storage-account S --container C --keep FILE [--dry-run]
  --storage-account and --container: where the app's package lies; --keep: where the present one is put. There is none the first time."
REQUIRED="resource-group app package storage-account container keep"
parse "$@"
[[ -f "$package" ]] || refuse "there is no file $package."

# The name that the platform gives to the package of every app.
blob=released-package.zip
there="$(ask true az storage blob exists --account-name "$storage_account" --container-name "$container" --name "$blob" \
    --auth-mode login --query exists --output tsv)"
if [[ "$there" == true ]]; then
    run az storage blob download --account-name "$storage_account" --container-name "$container" --name "$blob" \
        --auth-mode login --file "$keep" --output none
fi

run az functionapp deployment source config-zip --resource-group "$resource_group" --name "$app" --src "$package" --output none
echo "$app has the new package."
