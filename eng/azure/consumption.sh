#!/usr/bin/env bash
# Stops or starts the work on queues in one region. The region goes on answering HTTP, and the other one takes over the queues.
source "$(dirname "$0")/common.sh"

USAGE="usage: consumption.sh --action pause|resume --resource-group G [--dry-run]
  --resource-group: of the stamp. The functions that take messages are switched off or on; what an instance has taken it finishes, or its
  lock runs out. The next deployment of the template takes the switch away."
REQUIRED="action resource-group"
parse "$@"

case "$action" in
    pause) disabled=true ;;
    resume) disabled=false ;;
    *) refuse "--action is pause or resume." ;;
esac

app="$(stamp_output func-stp "$resource_group" functionAppName.value)"
settings=()
for function in NormalizeDropCopy BookTrade DrainDropCopy DrainTradeEvents; do
    settings+=("AzureWebJobs.$function.Disabled=$disabled")
done
run az functionapp config appsettings set --resource-group "$resource_group" --name "$app" --output none --settings "${settings[@]}"
tell "$app: $action is done."
