# An image with Python, make, the pinned packages (CPU build of torch) and the engine, for students and teachers.
# It holds no exercise, no check and no answer: the folder of a course is mounted when it runs. See docs/containers.md.
FROM python:3.11.14-slim-bookworm AS engine
WORKDIR /source
COPY pyproject.toml README.md LICENSE MANIFEST.in ./
COPY grader grader
RUN pip wheel --no-cache-dir --no-deps --wheel-dir engine .

FROM python:3.11.14-slim-bookworm
# student: make grade, watch and hint. teacher: make class and demo, too.
ARG ROLE=student
# The arguments with which pip finds the CPU build of torch.
ARG PIP_ARGS=""
# On other processors the usual package of torch is the CPU build.
RUN if [ "$(uname -m)" = x86_64 ] && [ -z "$PIP_ARGS" ]; then \
        echo "Name the index of the CPU build of torch: PIP_ARGS=\"--extra-index-url ADDRESS\" (docs/containers.md)." >&2; \
        exit 1; \
    fi
RUN apt-get update && \
    apt-get install -y --no-install-recommends git make && \
    rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 learner && \
    chmod 755 /home/learner && \
    install -d -o learner -g learner /home/learner/torchkata /work
USER learner
WORKDIR /home/learner/torchkata
COPY --from=engine /source/engine engine
COPY grader/torchkata/release/student/prepare.py grader/torchkata/release/student/run_pip.py engine/
COPY requirements requirements
RUN python engine/prepare.py .venv "requirements/$ROLE.txt" --no-cache-dir $PIP_ARGS
RUN .venv/bin/python -c "import sys, torch; sys.exit(torch.version.cuda and 'This is no CPU build of torch.')"
ENV PATH=/home/learner/torchkata/.venv/bin:$PATH
WORKDIR /work
CMD ["torchkata", "doctor"]
