#!/usr/bin/env bash
# Moves the writes of the Cosmos DB account to the other region. Per-partition automatic failover does that by itself for the partitions
# that are affected; this is for a planned move, and for an outage that the service does not see as one.
source "$(dirname "$0")/common.sh"

USAGE="usage: fail-over-cosmos.sh --resource-group G --account A --from REGION --to REGION [--third REGION] [--force] [--dry-run]
  Without --force both regions must be well: nothing is lost.
  With --force the region that is written is taken offline. Only the provider brings it back, which takes days: never in a drill."
REQUIRED="resource-group account from to"
OPTIONAL="third"
FLAGS="force"
parse "$@"

if [[ "$force" == true ]]; then
    run az cosmosdb offline-region --resource-group "$resource_group" --name "$account" --region "$from"
else
    policies=("$to=0" "$from=1")
    [[ -z "$third" ]] || policies+=("$third=2")
    run az cosmosdb failover-priority-change --resource-group "$resource_group" --name "$account" --failover-policies "${policies[@]}"
fi

await 900 "$to" az cosmosdb show --resource-group "$resource_group" --name "$account" \
    --query "writeLocations[0].locationName" --output tsv
tell "$account is written in $to."
