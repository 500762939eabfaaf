#!/usr/bin/env bash
# Books a canary trade through a function app, reads its position and cancels it.
source "$(dirname "$0")/common.sh"

USAGE="usage: smoke.sh --tool stp.dll --resource-group G|--url URL [--audience ID] [--prepare] [--dry-run]
  --tool: the built stp.dll. --resource-group: of the stamp. --audience: what a token is asked for, api://CLIENT-ID; none for a host without sign-in.
  --prepare: loads the reference data of the canary first, which wants the role reference.manage."
REQUIRED="tool"
OPTIONAL="resource-group url audience"
FLAGS="prepare"
parse "$@"
[[ -n "$url" || -n "$resource_group" ]] || refuse "--resource-group or --url is missing."

[[ -n "$url" ]] || url="https://$(stamp_output func-stp.azurewebsites.net "$resource_group" functionAppHostName.value)"
arguments=(smoke --url "$url")
[[ "$prepare" != true ]] || arguments+=(--prepare)
if [[ -n "$audience" ]]; then
    STP_ACCESS_TOKEN="$(ask a-token az account get-access-token --resource "$audience" --query accessToken --output tsv)"
    export STP_ACCESS_TOKEN
fi
run dotnet "$tool" "${arguments[@]}"
