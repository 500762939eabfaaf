#!/usr/bin/env bash
# Everything that a person does when a region is lost, in order. docs/failover.md says what goes on by itself meanwhile.
source "$(dirname "$0")/common.sh"

USAGE="usage: fail-over-region.sh --resource-group G --namespace N --to REGION --app-resource-group G --app A
                           [--tables-account S] [--url URL --tool stp.dll [--audience ID]] [--planned] [--dry-run]
  --resource-group, --namespace: of what both regions share. --app...: the function app of the region that is left.
  --tables-account: the storage account of reference data, which is then read in its secondary region.
  --url, --tool, --audience: as for smoke.sh; a canary trade is booked at the end.
  --planned: nothing is lost, and both regions must be well."
REQUIRED="resource-group namespace to app-resource-group app"
OPTIONAL="tables-account url tool audience"
FLAGS="planned"
parse "$@"
[[ -z "$url" || -n "$tool" ]] || refuse "--url wants --tool."

here="$(dirname "$0")"
dry=()
[[ "$DRY_RUN" != true ]] || dry=(--dry-run)
force=()
[[ "$planned" == true ]] || force=(--force)

"$here/fail-over-service-bus.sh" --resource-group "$resource_group" --namespace "$namespace" --to "$to" \
    ${force[@]+"${force[@]}"} ${dry[@]+"${dry[@]}"}
if [[ -n "$tables_account" ]]; then
    # Instances that run have a copy of their own. This is for those that start: the primary endpoint is in the region that is lost.
    run az functionapp config appsettings set --resource-group "$app_resource_group" --name "$app" --output none \
        --settings "Tables__serviceUri=https://$tables_account-secondary.table.core.windows.net/"
fi

"$here/consumption.sh" --action resume --resource-group "$app_resource_group" --app "$app" ${dry[@]+"${dry[@]}"}
if [[ -n "$url" ]]; then
    "$here/smoke.sh" --url "$url" --tool "$tool" ${audience:+--audience "$audience"} ${dry[@]+"${dry[@]}"}
fi
echo "$to books alone."
