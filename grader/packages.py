"""What is said where a package that the grader needs is not there."""

import sys
from collections.abc import Iterable
from importlib import util
from pathlib import Path

KIT = Path(__file__).resolve().parent.parent
ALWAYS = ("numpy", "pytest", "pytest_timeout", "rich")


def first_missing(modules: Iterable[str]) -> str:
    """Return the sentence on the first of `modules` that is not installed, an empty text where all are."""
    roots = sorted({module.partition(".")[0] for module in modules})
    return next((missing_package(root) for root in roots if util.find_spec(root) is None), "")


def missing_package(module: str) -> str:
    """Return what to say of a module that cannot be imported: which package it is, and the remedy."""
    package = module.partition(".")[0].replace("_", "-")
    environment = Path(sys.prefix)
    if environment.resolve() != (KIT / ".venv").resolve():
        return f"The package {package} is not installed for {sys.executable}. Install what requirements.txt lists."
    made_by, now = version_of(environment), ".".join(map(str, sys.version_info[:2]))
    if made_by and made_by != now:
        cause = f"{environment} was made by Python {made_by}, which has become {now}, so no package is found there."
    else:
        cause = f"The package {package} is missing from {environment}."
    return f"{cause} Run `make clean`, then the same command again: it sets everything up afresh."


def version_of(environment: Path) -> str:
    """Return the version of Python, as 3.11, that made a virtual environment; empty where it does not say."""
    try:
        lines = (environment / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    settings = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    return ".".join(settings.get("version", "").split(".")[:2])
