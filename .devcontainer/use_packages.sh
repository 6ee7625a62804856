#!/bin/sh
# Run once in a new container, in the folder of a course: .venv becomes a link to the packages of the image.
set -eu
packages="${1:-/home/learner/torchkata/.venv}"
if [ ! -e .venv ] && [ ! -L .venv ]; then
    ln -s "$packages" .venv
fi
if [ "$(readlink .venv)" != "$packages" ]; then
    echo ".venv is there, and it is not that of the container. It is left as it is." >&2
    echo "To use the packages of the container: mv .venv .venv-mine, then sh .devcontainer/use_packages.sh" >&2
    exit 1
fi
if [ -d grader/torchkata ]; then # a checkout: its own engine, in place of the wheel
    .venv/bin/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
fi
