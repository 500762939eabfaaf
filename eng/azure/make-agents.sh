#!/usr/bin/env bash
# Once for each stamp, by an owner of its resource group who administers the organization of Azure Pipelines: a managed pool of agents in the network of the stamp.
source "$(dirname "$0")/common.sh"

USAGE="usage: make-agents.sh --resource-group G --pool NAME --organization URL --project NAME [--dry-run]
  --resource-group: of the stamp. --pool: its name in eng/pipelines, stp-test, stp-prod-1 or stp-prod-2.
  --organization: https://dev.azure.com/NAME. --project: the project whose pipeline uses the pool."
REQUIRED="resource-group pool organization project"
parse "$@"
[[ "$organization" =~ ^https://[^/]+/[^/]+$ ]] || refuse "--organization is https://dev.azure.com/NAME."

subnet="$(stamp_output /network/subnets/agents "$resource_group" agentsSubnetId.value)"
network="${subnet%/subnets/*}"
# The service that starts agents puts them into the subnet, and has to be allowed to.
service="$(ask_for a-service-principal az ad sp list --filter "displayName eq 'DevOpsInfrastructure'" --query "[0].id" --output tsv)"
for role in "Reader" "Network Contributor"; do
    run az role assignment create --assignee-object-id "$service" --assignee-principal-type ServicePrincipal --role "$role" --scope "$network" --output none
done
run az deployment group create --resource-group "$resource_group" --name agents --template-file "$(cd "$HERE/../.." && pwd)/bicep/agents.bicep" --output none \
    --parameters "name=$pool" "subnetId=$subnet" "organization=$organization" "project=$project"
tell "Pool $pool is made."
