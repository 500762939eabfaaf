#!/usr/bin/env bash
# Once for each environment, by somebody who may register applications in Entra: what people sign in to. It may be run again.
source "$(dirname "$0")/common.sh"

USAGE="usage: register-app.sh --environment dev|test|prod [--dry-run]
  It registers the app with the roles of eng/azure/app-roles.json, and lets the Azure CLI ask for tokens of it on behalf of people, who have their own
  roles then. No secret is made."
REQUIRED="environment"
parse "$@"
[[ "$environment" =~ ^[a-z]{2,8}$ ]] || refuse "--environment is two to eight small letters."

# The id under which every tenant knows the Azure CLI, and one of ours for the permission to act for a person. Ids of permissions never change.
azure_cli="04b07795-8ddb-461a-bbee-02f9e1bf7b46"
permission="5b2c1c5e-6f0a-5c07-9d0e-3a1f8f2f7c11"
text="Calls the system on behalf of the person who has signed in, with the roles of that person."
scope="{\"id\":\"$permission\",\"value\":\"user_impersonation\",\"type\":\"User\",\"isEnabled\":true,\"adminConsentDisplayName\":\"Act for a person\",\"adminConsentDescription\":\"$text\"}"

# Version 2 of tokens is what the sign-in of the function app takes: those of version 1 name another issuer. Roles are held to those of the code by a test.
run az ad app create --display-name "stp-$environment" --sign-in-audience AzureADMyOrg --app-roles "@$HERE/app-roles.json" --requested-access-token-version 2 --output none
app="$(ask_for an-app az ad app list --filter "displayName eq 'stp-$environment'" --query "[0].appId" --output tsv)"
run az ad app update --id "$app" --identifier-uris "api://$app"

# set_api PROPERTIES: what programs may ask of the app.
set_api() {
    run az rest --method patch --url "https://graph.microsoft.com/v1.0/applications(appId='$app')" --output none \
        --body "{\"api\":{\"requestedAccessTokenVersion\":2,\"oauth2PermissionScopes\":[$scope]$1}}"
}
# A permission has to be there before somebody is trusted with it.
set_api ""
set_api ",\"preAuthorizedApplications\":[{\"appId\":\"$azure_cli\",\"delegatedPermissionIds\":[\"$permission\"]}]"

there="$(ask "" az ad sp list --filter "appId eq '$app'" --query "[0].id" --output tsv)"
[[ -n "$there" ]] || run az ad sp create --id "$app" --output none
echo "Application id $app, audience api://$app."
