#!/usr/bin/env bash
# Makes or changes everything that one region needs, by the Bicep template, or shows what that would change.
source "$(dirname "$0")/common.sh"

USAGE="usage: deploy-stamp.sh --environment dev|test|prod --stamp 1|2 --resource-group G [--what-if] [--dry-run]
  The parameters are those of bicep/main.ENVIRONMENT.bicepparam, which reads STP_... variables of the surroundings."
REQUIRED="environment stamp resource-group"
FLAGS="what-if"
parse "$@"
[[ "$stamp" =~ ^[12]$ ]] || refuse "--stamp is 1 or 2."

root="$(cd "$(dirname "$0")/../.." && pwd)"
parameters="$root/bicep/main.$environment.bicepparam"
[[ -f "$parameters" ]] || refuse "there is no $parameters."

[[ -n "${BICEP_VERSION:-}" ]] || refuse "BICEP_VERSION is not set; eng/pipelines/variables.yml has the one that the pipeline uses."
export STP_STAMP="$stamp"
# A budget begins with the month in which it was made, and Azure refuses to change that.
begun="$(ask "" az rest --method get --query "value[?name=='budget-stp-$environment-$stamp'].properties.timePeriod.startDate | [0]" --output tsv \
    --url "https://management.azure.com/subscriptions/{subscriptionId}/resourceGroups/$resource_group/providers/Microsoft.Consumption/budgets?api-version=2024-08-01")"
[[ -n "$begun" ]] || begun="$(date -u +%Y-%m-01)"
export STP_BUDGET_START="${begun:0:10}"
echo "export STP_STAMP=$STP_STAMP STP_BUDGET_START=$STP_BUDGET_START"
run az bicep install --version "$BICEP_VERSION"
if [[ "$what_if" == true ]]; then
    run az deployment group what-if --resource-group "$resource_group" --name stp --parameters "$parameters"
else
    run az deployment group create --resource-group "$resource_group" --name stp --output none --parameters "$parameters"
fi
