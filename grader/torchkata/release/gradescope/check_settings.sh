# Read by setup.sh and run_autograder: takes the settings, and refuses what is not known. A misspelt setting would leave
# its default in force, and nobody would notice.
SETTINGS="TORCHKATA_PIP_ARGS TORCHKATA_ISOLATION TORCHKATA_FEEDBACK TORCHKATA_HIDDEN_VISIBILITY TORCHKATA_PYTHON"
OTHERS="TORCHKATA_ROOT TORCHKATA_LANGUAGE" # the folder of the autograder, for its tests; the language of its sentences

refuse() {
    echo "settings.sh: $1" >&2
    refused=1
}

refuse_unknown_value() { # NAME ALLOWED ...
    local name="$1" value="${!1:-}" one
    shift
    for one in "" "$@"; do
        if [ "$value" = "$one" ]; then return; fi
    done
    refuse "$name is '$value'. Allowed: $*; or leave it empty for the default."
}

refuse_unknown_feedback() { # a list with commas: how much of hidden checks, and when hints
    local value="${TORCHKATA_FEEDBACK:-}" word hidden=0 hints=0
    for word in ${value//,/ }; do
        case "$word" in
            minimal | full) hidden=$((hidden + 1)) ;;
            hints=full | hints=after-tries | hints=none) hints=$((hints + 1)) ;;
            *) hidden=2 ;;
        esac
    done
    if [ "$hidden" -gt 1 ] || [ "$hints" -gt 1 ] || { [ -n "$value" ] && [ "$hidden$hints" = 00 ]; }; then
        refuse "TORCHKATA_FEEDBACK is '$value'. Allowed: minimal full, with a comma and one of\
 hints=full hints=after-tries hints=none; or leave it empty for the default."
    fi
}

read_settings() { # FILE; ends with 1 where something is refused
    local name before
    refused=""
    before=" $(compgen -v | tr '\n' ' ')"
    . "$1" || refuse "the file cannot be read as a script. Compare it with the one of a new kit."
    for name in $(compgen -v); do
        case "$name" in
            TORCHKATA*) ;;
            before | name | refused | _ | BASH* | PIPESTATUS | OPTARG | OPTIND) continue ;;
            [a-z]* | PIP_* | *_PROXY) continue ;; # what a teacher may set for pip, or for a line below
            *) case "$before" in *" $name "*) continue ;; esac ;;
        esac
        case " $SETTINGS $OTHERS " in
            *" $name "*) ;;
            *) refuse "$name is not a setting. The settings are: $SETTINGS." ;;
        esac
    done
    refuse_unknown_value TORCHKATA_ISOLATION confined full container none
    refuse_unknown_feedback
    refuse_unknown_value TORCHKATA_HIDDEN_VISIBILITY hidden after_published after_due_date visible
    case "${TORCHKATA_PIP_ARGS:-}" in
        *[\"\']*) refuse "TORCHKATA_PIP_ARGS is '$TORCHKATA_PIP_ARGS'. Leave out the inner quotation marks." ;;
        "" | -*) ;;
        *) refuse "TORCHKATA_PIP_ARGS is '$TORCHKATA_PIP_ARGS'. Allowed: options of pip, as in --extra-index-url ADDRESS." ;;
    esac
    [ -z "$refused" ]
}
