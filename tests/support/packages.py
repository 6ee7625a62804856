"""Copies installed packages with all that they need, as their metadata list it: no part can be forgotten."""

import shutil
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import cache_from_source
from pathlib import Path

from packaging.requirements import Requirement


def with_dependencies(names):
    """Return the distributions `names` and all that they require here, by name; what is not installed is left out."""
    found, wanted = {}, list(names)
    while wanted:
        name = wanted.pop().lower().replace("_", "-")
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        requirements = map(Requirement, found[name].requires or [])
        wanted += [need.name for need in requirements if not need.marker or need.marker.evaluate({"extra": ""})]
    return found


def copy_packages(names, folder):
    """Copy the distributions `names` with their dependencies into `folder`.

    What is compiled comes along, with the dates that Python looks at: who uses the copy may not write there.
    """
    for name, package in with_dependencies(names).items():
        assert package.files, f"{name} was installed without a list of its files"
        for file in package.files:
            source = package.locate_file(file)
            if ".." in file.parts or "__pycache__" in file.parts or not source.is_file():
                continue
            compiled = Path(cache_from_source(source)) if source.suffix == ".py" else source
            for found in {source, compiled}:
                if found.is_file():
                    target = folder / file.parent / found.relative_to(source.parent)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(found, target)
