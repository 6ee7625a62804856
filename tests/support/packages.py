"""Copies installed packages with all that they need, as their metadata list it: no part can be forgotten."""

import shutil
from importlib.metadata import PackageNotFoundError, distribution

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
    """Copy the distributions `names` with their dependencies into `folder`: every file but compiled ones."""
    for name, package in with_dependencies(names).items():
        assert package.files, f"{name} was installed without a list of its files"
        for file in package.files:
            source = package.locate_file(file)
            if ".." not in file.parts and "__pycache__" not in file.parts and source.is_file():
                target = folder / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
