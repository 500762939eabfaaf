#!/usr/bin/env bash
# Everything that a person does when a region is lost, in order. docs/failover.md says what goes on by itself meanwhile.
source "$(dirname "$0")/common.sh"

USAGE="usage: fail-over-region.sh --resource-group G --shared-resource-group G --to REGION [--tool stp.dll [--audience ID]] [--planned] [--dry-run]
  --resource-group: of the stamp that is left. --shared-resource-group: of what both share. --to: the region that is left.
  --tool, --audience: as for smoke.sh; a canary trade is booked at the end.
  --planned: both regions are well. Nothing is lost, and reference data stays where it is."
REQUIRED="resource-group shared-resource-group to"
OPTIONAL="tool audience"
FLAGS="planned"
parse "$@"

force=()
[[ "$planned" == true ]] || force=(--force)

namespace="$(stamp_output sb-stp "$resource_group" sharedNames.value.serviceBus)"
"$HERE/fail-over-service-bus.sh" --resource-group "$shared_resource_group" --namespace "$namespace" --to "$to" \
    ${force[@]+"${force[@]}"} ${DRY[@]+"${DRY[@]}"}
if [[ "$planned" != true ]]; then
    # Instances that run have a copy of the reference data. This is for those that start: the primary endpoint is in the region that is lost.
    app="$(stamp_output func-stp "$resource_group" functionAppName.value)"
    storage="$(stamp_output ststpref "$resource_group" sharedNames.value.referenceStorage)"
    run az functionapp config appsettings set --resource-group "$resource_group" --name "$app" --output none \
        --settings "Tables__serviceUri=https://$storage-secondary.table.core.windows.net"
fi

if [[ -n "$tool" ]]; then
    "$HERE/smoke.sh" --resource-group "$resource_group" --tool "$tool" ${audience:+--audience "$audience"} ${DRY[@]+"${DRY[@]}"}
fi
tell "$to books alone."
