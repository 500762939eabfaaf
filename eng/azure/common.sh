# Shared by the scripts of this folder: arguments, the dry run, waiting. It is sourced and does nothing by itself.
# A script sets USAGE, REQUIRED, OPTIONAL and FLAGS, and then calls parse "$@"; --resource-group becomes $resource_group.
set -euo pipefail

HERE="$(dirname "${BASH_SOURCE[0]}")"
DRY_RUN=false
# What a script is given that another one calls: ${DRY[@]+"${DRY[@]}"}, because bash before 4.4 takes an empty list for one that is not set.
DRY=()
REQUIRED=""
OPTIONAL=""
FLAGS=""

# Ends with 2: what was asked for cannot be meant.
refuse() {
    echo "$(basename "$0"): $1" >&2
    exit 2
}

# Ends with 1: what was asked for did not succeed.
fail() {
    echo "$(basename "$0"): $1" >&2
    exit 1
}

parse() {
    local name
    while (($# > 0)); do
        name="${1#--}"
        case "$1" in
            --help) echo "$USAGE"; exit 0 ;;
            --dry-run) DRY_RUN=true; DRY=(--dry-run) ;;
            --*)
                if is_among "$name" "$FLAGS"; then
                    printf -v "${name//-/_}" '%s' true
                elif is_among "$name" "$REQUIRED $OPTIONAL"; then
                    (($# > 1)) && [[ -n "$2" && "$2" != --* ]] || refuse "--$name wants a value."
                    printf -v "${name//-/_}" '%s' "$2"
                    shift
                else
                    refuse "there is no option $1."
                fi
                ;;
            *) refuse "'$1' is not expected." ;;
        esac
        shift
    done
    for name in $REQUIRED; do
        is_set "$name" || refuse "--$name is missing."
    done
    for name in $OPTIONAL $FLAGS; do
        is_set "$name" || printf -v "${name//-/_}" '%s' ""
    done
}

is_among() {
    [[ " $2 " == *" $1 "* ]]
}

is_set() {
    local variable="${1//-/_}"
    [[ -n "${!variable:-}" ]]
}

# Shows a command as it can be typed, and carries it out unless this is a dry run.
run() {
    local shown
    printf -v shown '%q ' "$@"
    echo "${shown% }"
    [[ "$DRY_RUN" == true ]] || "$@"
}

# Says what has been achieved, which a dry run has not.
tell() {
    [[ "$DRY_RUN" == true ]] || echo "$1"
}

# What a command answers, one line. A dry run shows the command and takes the first argument for its answer.
ask() {
    local assumed="$1" shown
    shift
    printf -v shown '%q ' "$@"
    echo "${shown% }" >&2
    if [[ "$DRY_RUN" == true ]]; then
        echo "$assumed"
    else
        "$@"
    fi
}

# Asks until the answer is the one that is wanted: await SECONDS WANTED COMMAND... Case and blanks of region names do not count.
await() {
    local limit="$1" wanted answer deadline
    wanted="$(plain "$2")"
    shift 2
    deadline=$((SECONDS + limit))
    while true; do
        answer="$(plain "$(ask "$wanted" "$@")")"
        [[ "$answer" == "$wanted" ]] && return 0
        ((SECONDS < deadline)) || fail "after $limit seconds it is still '$answer' and not '$wanted'."
        sleep "${POLL_SECONDS:-5}"
    done
}

# As ask, for an answer that what follows cannot do without: it ends where there is none.
ask_for() {
    local answer
    answer="$(ask "$@")"
    [[ -n "$answer" ]] || fail "there is no answer to: ${*:2}"
    echo "$answer"
}

# A value that the deployment of a stamp has given: stamp_output ASSUMED GROUP NAME. One stamp stands in a resource group of its own.
stamp_output() {
    ask_for "$1" az deployment group show --resource-group "$2" --name stp --query "properties.outputs.$3" --output tsv
}

plain() {
    echo "$1" | tr -d ' ' | tr '[:upper:]' '[:lower:]'
}
