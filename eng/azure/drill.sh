#!/usr/bin/env bash
# Rehearses the loss of a region. By default it only looks whether a failover would work; --live moves Service Bus there and back.
source "$(dirname "$0")/common.sh"

USAGE="usage: drill.sh --resource-group G --shared-resource-group G --from REGION --to REGION [--tool stp.dll [--audience ID]] [--live] [--dry-run]
  --resource-group: of the stamp that would be left, in --to. --shared-resource-group: of what both share. --tool, --audience: as for smoke.sh.
  --live: promotes the other region as planned, books a canary trade there, goes back, and says how long it took."
REQUIRED="resource-group shared-resource-group from to"
OPTIONAL="tool audience"
FLAGS="live"
parse "$@"

smoke=()
[[ -z "$tool" ]] || smoke=(--tool "$tool" ${audience:+--audience "$audience"})
region=(--resource-group "$resource_group" --shared-resource-group "$shared_resource_group" --to "$to" ${smoke[@]+"${smoke[@]}"})

echo "1. Is the other region ready to take over?"
namespace="$(stamp_output sb-stp "$resource_group" sharedNames.value.serviceBus)"
account="$(stamp_output cosmos-stp "$resource_group" sharedNames.value.cosmos)"
await 60 "$to" az servicebus namespace show --resource-group "$shared_resource_group" --name "$namespace" \
    --query "geoDataReplication.locations[?roleType=='Secondary'].locationName | [0]" --output tsv
id="$(ask /namespace az servicebus namespace show --resource-group "$shared_resource_group" --name "$namespace" --query id --output tsv)"
lag="$(ask 0 az monitor metrics list --resource "$id" --metric ReplicationLagDuration --aggregation Maximum --interval PT5M \
    --query "max(value[0].timeseries[].data[].maximum)" --output tsv)"
tell "At most ${lag%.*} seconds were not replicated: that is what a forced failover would lose."
await 60 true az cosmosdb show --resource-group "$shared_resource_group" --name "$account" \
    --query "length(locations[?provisioningState=='Succeeded']) > \`1\`" --output tsv

echo "2. What the runbooks would do:"
"$HERE/fail-over-region.sh" "${region[@]}" --dry-run
"$HERE/fail-over-cosmos.sh" --resource-group "$shared_resource_group" --account "$account" --from "$from" --to "$to" --dry-run

if [[ "$live" == true ]]; then
    echo "3. There and back, as planned:"
    started=$SECONDS
    "$HERE/fail-over-region.sh" "${region[@]}" --planned ${DRY[@]+"${DRY[@]}"}
    tell "$to booked after $((SECONDS - started)) seconds."
    "$HERE/fail-over-service-bus.sh" --resource-group "$shared_resource_group" --namespace "$namespace" --to "$from" ${DRY[@]+"${DRY[@]}"}
fi

if [[ -n "$tool" ]]; then
    echo "Does it book now?"
    "$HERE/smoke.sh" --resource-group "$resource_group" "${smoke[@]}" ${DRY[@]+"${DRY[@]}"}
fi
echo "The drill is over."
