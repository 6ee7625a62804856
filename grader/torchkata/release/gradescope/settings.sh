# The choices of this autograder, read by setup.sh and by run_autograder. Change them in your copy of the kit
# (grader/torchkata/release/gradescope/settings.sh) and make the autograder again. What the environment says counts more.

# Arguments for pip. Name the index of PyTorch's CPU wheels here ("Get Started" on PyTorch's page tells its address),
# as in --extra-index-url ADDRESS. Left empty, pip takes the build for CUDA, which is several times as large.
: "${TORCHKATA_PIP_ARGS:=}"

# How student code is confined: full, container or none means exactly that level. Left empty, it is the best level
# that the container has, but never none: then nothing is run, and the results say that the grader failed.
: "${TORCHKATA_ISOLATION:=}"

# What students are told of hidden checks that fail: full, or minimal for the verdict alone.
: "${TORCHKATA_FEEDBACK:=full}"

# When students see the hidden checks: visible, after_due_date, after_published or hidden.
# Gradescope keeps the total from them as long as one check is not visible.
: "${TORCHKATA_HIDDEN_VISIBILITY:=visible}"

# A Python in which torchkata is installed already. Left empty, setup.sh makes a virtual environment.
: "${TORCHKATA_PYTHON:=}"

export TORCHKATA_PIP_ARGS TORCHKATA_ISOLATION TORCHKATA_FEEDBACK TORCHKATA_HIDDEN_VISIBILITY TORCHKATA_PYTHON
