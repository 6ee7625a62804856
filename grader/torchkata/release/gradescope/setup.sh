#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: Python, what the grader needs, bubblewrap where it can be had.
set -euo pipefail
root="${TORCHKATA_ROOT:-/autograder}"
kit="$root/source/kit"
. "$root/source/settings.sh"

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

if [ -z "$TORCHKATA_PYTHON" ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends bubblewrap || echo "There is no package bubblewrap; pip brings one."
    if ! find_python; then
        apt-get install -y --no-install-recommends python3.11 python3.11-venv ||
            apt-get install -y --no-install-recommends python3 python3-venv
    fi
    python="$(find_python)" || { echo "Python 3.11 or newer is needed. Choose a newer image on Gradescope."; exit 1; }
    read -r -a pip_arguments <<<"$TORCHKATA_PIP_ARGS" || true
    "$python" "$kit/engine/prepare.py" "$root/venv" "$kit/requirements/student.txt" "${pip_arguments[@]}"
    TORCHKATA_PYTHON="$root/venv/bin/python"
fi

cd "$kit"
"$TORCHKATA_PYTHON" -m torchkata doctor
