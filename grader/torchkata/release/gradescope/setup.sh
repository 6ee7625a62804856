#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: Python, what the grader needs, bubblewrap where it can be had.
# It ends with an error, so that the build fails, where each submission would: settings, packages, level of isolation.
set -euo pipefail
root="${TORCHKATA_ROOT:-/autograder}"
kit="$root/source/kit"
. "$root/source/check_settings.sh"
read_settings "$root/source/settings.sh" || exit 1

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

remove_what_only_compilers_need() { # 194 MB of torch: programs that test it, and headers. It asks for its shm manager.
    local packages
    packages="$("$1" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    rm -rf "$packages/torch/test" "$packages/torch/include"
    if [ -d "$packages/torch/bin" ]; then
        find "$packages/torch/bin" -mindepth 1 ! -name torch_shm_manager -delete
    fi
}

if [ -n "$TORCHKATA_PYTHON" ]; then
    if ! (cd / && "$TORCHKATA_PYTHON" -c "import torchkata"); then
        echo "settings.sh: TORCHKATA_PYTHON is '$TORCHKATA_PYTHON'. Allowed: a Python in which torchkata is installed." >&2
        exit 1
    fi
else
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y --no-install-recommends bubblewrap || echo "There is no package bubblewrap; pip brings one."
    if ! find_python; then
        apt-get install -y --no-install-recommends python3.11 python3.11-venv ||
            apt-get install -y --no-install-recommends python3 python3-venv
    fi
    apt-get clean
    python="$(find_python)" || { echo "Python 3.11 or newer is needed. Choose a newer image on Gradescope."; exit 1; }
    read -r -a pip_arguments <<<"$TORCHKATA_PIP_ARGS" || true
    export PIP_NO_CACHE_DIR=1 # the cache would stay in the image
    "$python" "$kit/engine/prepare.py" "$root/venv" "$kit/requirements/student.txt" "${pip_arguments[@]}"
    TORCHKATA_PYTHON="$root/venv/bin/python"
    remove_what_only_compilers_need "$TORCHKATA_PYTHON"
fi

cd "$kit"
if ! "$TORCHKATA_PYTHON" -m torchkata doctor --require "$TORCHKATA_ISOLATION"; then
    echo "The level was tried while the image is built. If you know that the container allows more when it runs," >&2
    echo "remove this test, the last lines of setup.sh: a submission is never graded at a level that is not allowed." >&2
    exit 1
fi
echo "The container in which submissions run may allow more or less than this one; each submission tries again."
