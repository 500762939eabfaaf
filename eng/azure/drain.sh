#!/usr/bin/env bash
# Lets everything that was received be booked, and takes nothing new meanwhile: before a change that must meet empty queues.
source "$(dirname "$0")/common.sh"

USAGE="usage: drain.sh --resource-group G --namespace N [--seconds S] [--dry-run]
       drain.sh --resource-group G --namespace N --open [--dry-run]
  Closes drop-copy for sending: bridges get 503 with Retry-After and keep what they have. Then waits until both queues are empty.
  --open takes messages again. --seconds: how long to wait, 600 by default."
REQUIRED="resource-group namespace"
OPTIONAL="seconds"
FLAGS="open"
parse "$@"
[[ "${seconds:-600}" =~ ^[0-9]+$ ]] || refuse "--seconds is a number."

set_status() {
    run az servicebus queue update --resource-group "$resource_group" --namespace-name "$namespace" --name drop-copy --status "$1" --output none
}

count() {
    ask 0 az servicebus queue show --resource-group "$resource_group" --namespace-name "$namespace" --name "$1" --query "countDetails.$2" --output tsv
}

if [[ "$open" == true ]]; then
    set_status Active
    tell "$namespace takes messages again."
    exit 0
fi

set_status SendDisabled
# Messages are counted also while they are locked, so an empty queue means that everything is booked.
for queue in drop-copy trade-events; do
    await "${seconds:-600}" 0 az servicebus queue show --resource-group "$resource_group" --namespace-name "$namespace" \
        --name "$queue" --query "countDetails.activeMessageCount" --output tsv
    tell "$queue is empty; dead letters: $(count "$queue" deadLetterMessageCount)."
done
tell "Both queues are drained. Open them again with --open."
