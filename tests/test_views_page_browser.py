"""The page about a class in a real browser: no barrier, nothing wider than the window, in both themes."""

import pytest
from torchkata.report.page import write_page

from tests.support.browser import THEMES, WIDTHS
from tests.support.records import EXERCISES, class_of_seven


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_class_page_has_no_barriers_and_fits(browser, tmp_path, width, theme):
    write_page(class_of_seven(), EXERCISES, "Week 1", tmp_path / "index.html")

    def look(sight):
        sight.keep(f"class-{width}-{theme}")
        return sight.violations(), sight.overflow(), sight.errors

    assert browser.look(tmp_path / "index.html", look, width, theme) == ([], [], [])
