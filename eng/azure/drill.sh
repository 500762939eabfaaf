#!/usr/bin/env bash
# Rehearses the loss of a region. By default it only looks whether a failover would work; --live moves Service Bus there and back.
source "$(dirname "$0")/common.sh"

USAGE="usage: drill.sh --resource-group G --namespace N --account A --from REGION --to REGION --app-resource-group G --app A
                [--url URL --tool stp.dll [--audience ID]] [--live] [--dry-run]
  --account: the Cosmos DB account. --app...: the function app of the region that would be left. --url...: as for smoke.sh.
  --live: promotes the other region as planned, books a canary trade there, and goes back. Never without --live."
REQUIRED="resource-group namespace account from to app-resource-group app"
OPTIONAL="url tool audience"
FLAGS="live"
parse "$@"
[[ -z "$url" || -n "$tool" ]] || refuse "--url wants --tool."

here="$(dirname "$0")"
dry=()
[[ "$DRY_RUN" != true ]] || dry=(--dry-run)
smoke=()
[[ -z "$url" ]] || smoke=(--url "$url" --tool "$tool" ${audience:+--audience "$audience"})

echo "1. Is the other region ready to take over?"
await 60 "$to" az servicebus namespace show --resource-group "$resource_group" --name "$namespace" \
    --query "geoDataReplication.locations[?roleType=='Secondary'].locationName | [0]" --output tsv
id="$(ask /namespace az servicebus namespace show --resource-group "$resource_group" --name "$namespace" --query id --output tsv)"
lag="$(ask 0 az monitor metrics list --resource "$id" --metric ReplicationLagDuration --aggregation Maximum --interval PT5M \
    --query "max(value[0].timeseries[].data[].maximum)" --output tsv)"
echo "At most $lag seconds were not replicated: that is what a forced failover would lose."
await 60 true az cosmosdb show --resource-group "$resource_group" --name "$account" \
    --query "length(locations[?provisioningState=='Succeeded']) > \`1\`" --output tsv
await 60 Running az functionapp show --resource-group "$app_resource_group" --name "$app" --query state --output tsv

echo "2. What the runbooks would do:"
"$here/fail-over-region.sh" --resource-group "$resource_group" --namespace "$namespace" --to "$to" \
    --app-resource-group "$app_resource_group" --app "$app" ${smoke[@]+"${smoke[@]}"} --dry-run
"$here/fail-over-cosmos.sh" --resource-group "$resource_group" --account "$account" --from "$from" --to "$to" --dry-run

if [[ "$live" == true ]]; then
    echo "3. There and back, as planned:"
    started=$SECONDS
    "$here/fail-over-region.sh" --resource-group "$resource_group" --namespace "$namespace" --to "$to" \
        --app-resource-group "$app_resource_group" --app "$app" ${smoke[@]+"${smoke[@]}"} --planned ${dry[@]+"${dry[@]}"}
    echo "$to booked after $((SECONDS - started)) seconds."
    "$here/fail-over-service-bus.sh" --resource-group "$resource_group" --namespace "$namespace" --to "$from" ${dry[@]+"${dry[@]}"}
fi

if [[ -n "$url" ]]; then
    echo "Does it book now?"
    "$here/smoke.sh" ${smoke[@]+"${smoke[@]}"} ${dry[@]+"${dry[@]}"}
fi
echo "The drill is over."
