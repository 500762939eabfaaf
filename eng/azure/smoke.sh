#!/usr/bin/env bash
# Books a canary trade through a deployed function app, reads its position and cancels it.
source "$(dirname "$0")/common.sh"

USAGE="usage: smoke.sh --url URL --tool stp.dll [--audience ID] [--prepare] [--dry-run]
  --tool: the built stp.dll. --audience: application id of the app in Entra; a token for it is asked for.
  --prepare: loads the reference data of the canary first, which wants the role reference.manage."
REQUIRED="url tool"
OPTIONAL="audience"
FLAGS="prepare"
parse "$@"

arguments=(smoke --url "$url")
[[ "$prepare" != true ]] || arguments+=(--prepare)
if [[ -n "$audience" ]]; then
    STP_ACCESS_TOKEN="$(ask a-token az account get-access-token --resource "$audience" --query accessToken --output tsv)"
    export STP_ACCESS_TOKEN
fi
run dotnet "$tool" "${arguments[@]}"
