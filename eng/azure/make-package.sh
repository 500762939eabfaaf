#!/usr/bin/env bash
# Builds the function app against the real packages and zips it for Flex Consumption.
source "$(dirname "$0")/common.sh"

USAGE="usage: make-package.sh --to FILE.zip [--dry-run]
  Folder firm of the repository goes along, where there is one: the firm's own dialects and end-of-day files."
REQUIRED="to"
parse "$@"

root="$(cd "$(dirname "$0")/../.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
run dotnet publish "$root/functions/Stp.Functions" --configuration Release -p:UseAzurePackages=true --output "$folder"
[[ ! -d "$root/firm" ]] || run cp -R "$root/firm" "$folder/firm"
[[ "$DRY_RUN" != true ]] || exit 0

# Without one of these the host starts and finds no function, which nobody notices before the smoke test.
for part in host.json functions.metadata worker.config.json extensions.json Stp.Functions.dll .azurefunctions; do
    [[ -e "$folder/$part" ]] || fail "the package lacks $part."
done
[[ ! -e "$folder/local.settings.json" ]] || fail "the package holds local.settings.json."

mkdir -p "$(dirname "$to")"
rm -f "$to"
target="$(cd "$(dirname "$to")" && pwd)/$(basename "$to")"
(cd "$folder" && zip --quiet --recurse-paths "$target" .)
echo "$to is made."
