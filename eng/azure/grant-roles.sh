#!/usr/bin/env bash
# Gives a person, a group or an identity roles of the app.
source "$(dirname "$0")/common.sh"

USAGE="usage: grant-roles.sh --app-id ID --principal OBJECT-ID --roles ROLE,ROLE [--dry-run]
  --app-id: the application id that register-app.sh has told. Roles are those of eng/azure/app-roles.json."
REQUIRED="app-id principal roles"
parse "$@"
[[ "$roles" =~ ^[a-z.]+(,[a-z.]+)*$ ]] || refuse "--roles is ROLE,ROLE."

resource="$(ask a-service-principal az ad sp show --id "$app_id" --query id --output tsv)"
IFS=, read -r -a wanted <<< "$roles"
for role in "${wanted[@]}"; do
    id="$(ask "id-of-$role" az ad sp show --id "$app_id" --query "appRoles[?value=='$role'].id | [0]" --output tsv)"
    [[ -n "$id" ]] || fail "there is no role $role."
    run az rest --method post --url "https://graph.microsoft.com/v1.0/servicePrincipals/$resource/appRoleAssignedTo" \
        --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}" --output none
done
tell "$principal has $roles."
