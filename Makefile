# The verbs of torchkata. `make help` prints them. Each prepares what it needs: the first call creates .venv.
PYTHON ?= python3
PIP_ARGS ?=
EX ?=
SUBMISSION ?=
JSON ?=
SUBMISSIONS ?=
OUT ?=
JOBS ?=
ANYWAY ?=
OLD ?=
NEW ?=
STUDENTS ?= 20
PART ?=
SEED ?=
SEEDS ?=
FILL ?=
FILL_COLUMN ?=
FILL_SCALE ?=
# Not .venv/bin/torchkata: its first line names a place, and the folder may be moved. -P: files here replace no package.
RUN := .venv/bin/python -P -m torchkata
# What an environment is made of. Where its Python is gone or another version, or the engine is, prepare.py has to look.
SOURCES := $(wildcard requirements/student.txt engine/torchkata-*.whl pyproject.toml)
BROKEN := $(shell .venv/bin/python -I -c "import os, sys, torchkata; \
  os.stat(sys.prefix + '/lib/python%d.%d/site-packages' % sys.version_info[:2])" 2>/dev/null || echo .broken)
ONLY = $(if $(EX),--only $(EX))
OTHER_SEED = $(if $(SEED),--seed "$(SEED)")
FILLED = $(if $(FILL),--fill "$(FILL)") $(if $(FILL_COLUMN),--fill-column "$(FILL_COLUMN)") $(if $(FILL_SCALE),--fill-scale)

.DEFAULT_GOAL := help
.PHONY: help grade class demo regrade-diff doctor skeletons verify mutants new remove student-kit autograder-zip test \
  lint coverage bench bench-class clean .broken

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

grade: .venv/ready ## grade your exercises; EX=mse_sweep only one; SUBMISSION=path somebody else's; JSON=file the record; SEED=text
	@$(RUN) grade $(if $(SUBMISSION),"$(SUBMISSION)") $(ONLY) $(OTHER_SEED) $(if $(JSON),--json "$(JSON)")

class: .venv/ready-teacher ## grade a class: SUBMISSIONS=dir [OUT=dir] [JOBS=n] [SEED=text] [FILL=export.csv]; the same again goes on where it stopped
	@$(if $(SUBMISSIONS),$(RUN) class "$(SUBMISSIONS)" --out "$(or $(OUT),$(patsubst %/,%,$(SUBMISSIONS))-graded)" $(ONLY) \
	  $(OTHER_SEED) $(if $(JOBS),--jobs $(JOBS)) $(if $(ANYWAY),--anyway) $(FILLED),echo "Say where they are: make class SUBMISSIONS=dir"; exit 1)

demo: .venv/ready-teacher ## make a class of 30 out of stored answers, grade it, show what an instructor gets; OUT=dir
	@$(RUN) demo $(if $(OUT),--out "$(OUT)") $(ONLY)

regrade-diff: .venv/ready ## whose score moved between OLD=dir and NEW=dir, on which check, and why
	@$(RUN) regrade-diff "$(OLD)" "$(NEW)"

doctor: .venv/ready ## which layers of isolation this machine has, and how to get the rest
	@$(RUN) doctor

skeletons: .venv/ready ## write exercises/ from solutions/ (what students receive)
	@$(RUN) skeletons $(ONLY)

verify: .venv/ready ## hold the laws against every exercise, or EX=name; SEEDS=20 with the inputs of 20 seeds
	@$(RUN) verify $(ONLY) $(OTHER_SEED) $(if $(SEEDS),--seeds $(SEEDS))

mutants: .venv/ready ## change each reference mechanically; the checks must notice
	@$(RUN) mutants $(ONLY)

new: .venv/ready ## start an exercise: NAME=13_linear_regression
	@$(RUN) new "$(NAME)"

remove: .venv/ready ## remove both folders of an exercise, after asking: NAME=13_linear_regression; YES=1 does not ask
	@$(RUN) remove "$(NAME)" $(if $(YES),--yes)

student-kit: .venv/ready ## a zip of what students get, without the answer key; OUT=file.zip, EX=name
	@$(RUN) student-kit --out "$(or $(OUT),student-kit.zip)" $(ONLY)

autograder-zip: .venv/ready ## a zip for Gradescope, with the answer key; OUT=file.zip, EX=name, SEED=text
	@$(RUN) autograder-zip --out "$(or $(OUT),autograder.zip)" $(ONLY) $(OTHER_SEED)

test: .venv/ready-dev ## prove everything: lint, the machine, every exercise, every attack; PART=laws (attacks, class ...) a part
	@test -d tests || { echo "This kit came without its tests: make grade is what you want."; exit 1; }
	@.venv/bin/python -m pytest -n 3 --dist worksteal -q $(if $(PART),--part "$(PART)")

lint: .venv/ready-dev ## ruff (lint and format), mypy (types) and import-linter (who may import whom)
	@.venv/bin/python -m ruff check . && .venv/bin/python -m ruff format --check . && .venv/bin/python -m mypy
	@.venv/bin/python -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo

coverage: .venv/ready-dev ## run the tests again, and print how much of the engine they run, line by line; PART=name a part
	@rm -rf .cache/coverage && mkdir -p .cache/coverage
	@.venv/bin/python -m coverage run -m pytest -n 3 --dist worksteal -q $(if $(PART),--part "$(PART)")
	@.venv/bin/python -m coverage combine -q 2>/dev/null; .venv/bin/python -m coverage report

bench: .venv/ready-dev ## how long a verdict takes, as ratios measured in one run
	@.venv/bin/python -m tests.bench
	@.venv/bin/python -m tests.bench_class $(STUDENTS)

bench-class: .venv/ready-dev ## the last table of it alone: a class, beside pytest, nbgrader and Otter; STUDENTS=n
	@.venv/bin/python -m tests.bench_class $(STUDENTS)

clean: ## remove .venv and caches, as far as they were made here
	@"$(PYTHON)" grader/prepare.py --clean .venv

# Each role has all that the roles before it have: what a student needs, a teacher of a class, who changes the engine.
.venv/ready: $(SOURCES) $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/student.txt $(PIP_ARGS)

.venv/ready-teacher: $(SOURCES) requirements/teacher.txt $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/teacher.txt $(PIP_ARGS)

.venv/ready-dev: $(SOURCES) requirements/teacher.txt requirements/dev.txt $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/dev.txt $(PIP_ARGS)
