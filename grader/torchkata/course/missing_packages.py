"""What is said where a package that the grader needs is not there. It needs none itself."""

import re
import sys
from collections.abc import Iterable
from importlib import metadata, util
from pathlib import Path

from ..record.languages import say_early
from ..sandbox.installation import is_made_by_make

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # at the beginning of a requirement
NEEDS = "Requires-Dist: "  # the beginning of a line in the head of a package's METADATA
ALWAYS = ("numpy", "pytest", "pytest_timeout", "rich")


def first_missing(modules: Iterable[str]) -> str:
    """Return the sentence on the first of `modules`, or of what they need, that is not installed; empty where all are.

    A file whose import fails for want of a package would be judged for it.
    """
    waiting = sorted({module.partition(".")[0] for module in modules}, reverse=True)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if not is_there(name):
            return missing_package(name)
        waiting += needs_of(name)
    return ""


def is_there(name: str) -> bool:
    """Tell whether a package is installed: can be imported by its name, or else by the names of its modules."""
    if util.find_spec(name.replace("-", "_").lower()) is not None:
        return True
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return False
    modules = {file.parts[0].removesuffix(".py") for file in files if file.suffix == ".py" and ".." not in file.parts}
    return all(util.find_spec(module) is not None for module in modules if module.isidentifier())


def needs_of(name: str) -> list[str]:
    """Return the packages that a package needs everywhere; none where it does not say.

    What it needs under a condition is left out: the library that understands conditions takes longer to import than
    all else here. Only the head is read, and not by `metadata.requires`, which also parses the package's whole page.
    """
    try:
        head = (metadata.distribution(name).read_text("METADATA") or "").partition("\n\n")[0]
    except (metadata.PackageNotFoundError, ValueError):  # ValueError: the name is empty
        return []
    lines = [line.removeprefix(NEEDS) for line in head.splitlines() if line.startswith(NEEDS)]
    return [match[0] for line in lines if ";" not in line and (match := NAME.match(line))]


def missing_package(module: str) -> str:
    """Return what to say of a module that cannot be imported: the package and the remedy. Raises LanguageMissing."""
    package = module.partition(".")[0].strip("_").replace("_", "-")
    environment = Path(sys.prefix)
    if not is_made_by_make():
        wanted = wanted_version(package)
        return say_early("package_missing", package=package, python=sys.executable, wanted=wanted)
    made_by, now = version_of(environment), ".".join(map(str, sys.version_info[:2]))
    if made_by and made_by != now:
        return say_early("python_replaced", environment=str(environment), before=made_by, now=now)
    return say_early("package_gone", package=package, environment=str(environment))


def wanted_version(package: str) -> str:
    """Return the requirement by which this engine wants a package; its name alone where the engine names none."""
    try:
        lines = metadata.requires("torchkata") or []
    except metadata.PackageNotFoundError:
        return package
    found = [line for line in lines if (match := NAME.match(line)) and match[0].lower() == package.lower()]
    return found[0].partition(";")[0].strip() if found else package


def version_of(environment: Path) -> str:
    """Return the version of Python, as 3.11, that made a virtual environment; empty where it does not say."""
    try:
        lines = (environment / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    settings = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    return ".".join(settings.get("version", "").split(".")[:2])
