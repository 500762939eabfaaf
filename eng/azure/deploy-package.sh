#!/usr/bin/env bash
# Replaces the package of a stamp's function app, and keeps the one that was there: Flex Consumption itself keeps no earlier one.
source "$(dirname "$0")/common.sh"

USAGE="usage: deploy-package.sh --resource-group G --package FILE --keep FOLDER [--dry-run]
  --resource-group: of the stamp. --keep: where the present package is put, as released-package.zip. There is none the first time."
REQUIRED="resource-group package keep"
parse "$@"
[[ -f "$package" ]] || refuse "there is no file $package."

# The name that the platform gives to the package of every app, in the container of the template.
blob=released-package.zip
app="$(stamp_output func-stp "$resource_group" functionAppName.value)"
storage="$(stamp_output ststp "$resource_group" hostStorageName.value)"
mkdir -p "$keep"
there="$(ask true az storage blob exists --account-name "$storage" --container-name packages --name "$blob" \
    --auth-mode login --query exists --output tsv)"
if [[ "$there" == true ]]; then
    run az storage blob download --account-name "$storage" --container-name packages --name "$blob" \
        --auth-mode login --file "$keep/$blob" --output none
else
    echo "Nothing was deployed before." > "$keep/nothing.txt"
fi

run az functionapp deployment source config-zip --resource-group "$resource_group" --name "$app" --src "$package" --output none
tell "$app has the new package."
