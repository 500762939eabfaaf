#!/usr/bin/env bash
# Lets the identity of a stamp speak for the app when people sign in, so that the sign-in needs no secret. Once for each stamp.
source "$(dirname "$0")/common.sh"

USAGE="usage: trust-stamp.sh --resource-group G --app-id ID --tenant ID [--dry-run]
  --resource-group: of the stamp. --app-id: the application id that bootstrap.sh has told."
REQUIRED="resource-group app-id tenant"
parse "$@"

principal="$(stamp_output a-principal "$resource_group" identityPrincipalId.value)"
run az ad app federated-credential create --id "$app_id" --output none --parameters \
    "{\"name\":\"$resource_group\",\"issuer\":\"https://login.microsoftonline.com/$tenant/v2.0\",\"subject\":\"$principal\",\"audiences\":[\"api://AzureADTokenExchange\"]}"
tell "The app trusts the identity of $resource_group."
