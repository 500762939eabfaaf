#!/usr/bin/env bash
# Lets people sign in at a stamp: its identity may speak for the app, so that this needs no secret, and Entra may send them back there. Once each.
source "$(dirname "$0")/common.sh"

USAGE="usage: trust-stamp.sh --resource-group G --app-id ID --tenant ID [--dry-run]
  --resource-group: of the stamp. --app-id: the application id that register-app.sh has told."
REQUIRED="resource-group app-id tenant"
parse "$@"

principal="$(stamp_output a-principal "$resource_group" identityPrincipalId.value)"
run az ad app federated-credential create --id "$app_id" --output none --parameters \
    "{\"name\":\"$resource_group\",\"issuer\":\"https://login.microsoftonline.com/$tenant/v2.0\",\"subject\":\"$principal\",\"audiences\":[\"api://AzureADTokenExchange\"]}"
host="$(stamp_output func-stp.azurewebsites.net "$resource_group" functionAppHostName.value)"
# The list is replaced as a whole, so what is in it goes with it.
known="$(ask known-addresses az ad app show --id "$app_id" --query "join(' ', web.redirectUris)" --output tsv)"
read -r -a addresses <<< "$known"
address="https://$host/.auth/login/aad/callback"
[[ " $known " == *" $address "* ]] || addresses+=("$address")
run az ad app update --id "$app_id" --enable-id-token-issuance true --web-redirect-uris "${addresses[@]}"
tell "The app trusts the identity of $resource_group."
