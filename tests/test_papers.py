"""The pages for readers: short, with links that lead somewhere and commands that exist."""

import re

import pytest

from tests.support.doors import ROOT, run_command

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


def headings_of(text):
    """Return the anchors of a page's headings, as hosts of repositories make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize(("name", "most"), [("README.md", 93), ("ARCHITECTURE.md", 80)])
def test_the_first_pages_are_short(name, most):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(r"\| `\d\d_", line)]  # one for each exercise: the table may grow
    assert len(lines) - len(rows) <= most


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_to_files_and_headings(page):
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        if "://" in file:
            continue
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in headings_of(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_make_has_every_verb_that_a_page_names(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", page.read_text(encoding="utf-8"), re.DOTALL)
    named = {verb for pair in code for verb in re.findall(r"^(?:\$ )?make ([a-z-]+)", "".join(pair), re.MULTILINE)}
    assert named <= targets


def test_the_command_has_every_option_that_the_pages_name():
    options = {}
    for page in PAGES:
        for verb, words in re.findall(r"-m torchkata ([a-z-]+)([^`\n]*)", page.read_text(encoding="utf-8")):
            options.setdefault(verb, set()).update(re.findall(r"--[a-z-]+", words))
    assert options
    for verb, named in options.items():
        shown = run_command(verb, "--help")
        assert shown.returncode == 0, shown.stderr
        assert named <= set(re.findall(r"--[a-z-]+", shown.stdout)), verb
