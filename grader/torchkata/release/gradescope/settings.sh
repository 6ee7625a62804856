# The choices of this autograder, read by setup.sh and by run_autograder. Change them in your copy of the kit
# (grader/torchkata/release/gradescope/settings.sh) and make the autograder again. A variable of the environment counts
# more. Each default is the safe side: it tells students less, and confines their code more. A name or a value that is
# not known is refused when Gradescope builds the image.

# Options for pip. Name the index of PyTorch's CPU wheels here ("Get Started" on PyTorch's page tells its address),
# as in --extra-index-url ADDRESS. Left empty, pip takes the build for CUDA, which is several times as large.
: "${TORCHKATA_PIP_ARGS:=}"

# How student code is confined. confined: the best level that the container has, but never none; without such a level,
# setup.sh ends with an error. full, container or none: exactly that level.
: "${TORCHKATA_ISOLATION:=confined}"

# What students read of a hidden check that fails: minimal for the verdict alone, or full. Choose full to help them on;
# what it gives away of hidden inputs from one attempt to the next is in SECURITY.md. With a comma: whether students read
# the sentence on a mistake that is recognised, whatever the course says: minimal,hints=none or minimal,hints=full.
: "${TORCHKATA_FEEDBACK:=minimal}"

# When students see the hidden checks: hidden (never), after_published, after_due_date or visible (at once).
# Until then, nothing that they see depends on a hidden check, and Gradescope keeps the total back. With hidden, they see
# the total when you publish the grades.
: "${TORCHKATA_HIDDEN_VISIBILITY:=hidden}"

# A Python in which torchkata is installed already. Left empty, setup.sh makes a virtual environment.
: "${TORCHKATA_PYTHON:=}"

export TORCHKATA_PIP_ARGS TORCHKATA_ISOLATION TORCHKATA_FEEDBACK TORCHKATA_HIDDEN_VISIBILITY TORCHKATA_PYTHON
