#!/usr/bin/env bash
# Makes the other region of a geo-replicated namespace the primary one. Names and settings of the clients stay as they are.
source "$(dirname "$0")/common.sh"

USAGE="usage: fail-over-service-bus.sh --resource-group G --namespace N --to REGION [--force] [--dry-run]
  Without --force it waits until everything is replicated, and takes no message meanwhile: for drills and planned work.
  With --force it goes over at once, also where the old region does not answer; what was not replicated by then is lost."
REQUIRED="resource-group namespace to"
FLAGS="force"
parse "$@"

await_minutes=10
run az servicebus namespace failover --resource-group "$resource_group" --namespace-name "$namespace" \
    --primary-location "$to" --force "${force:-false}"
await $((await_minutes * 60)) "$to" az servicebus namespace show --resource-group "$resource_group" --name "$namespace" \
    --query "geoDataReplication.locations[?roleType=='Primary'].locationName | [0]" --output tsv
tell "$namespace is served by $to."
