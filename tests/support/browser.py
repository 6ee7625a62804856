"""Opens pages in a real browser: a headless Chromium of this machine, driven by Playwright. Keeps pictures."""

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.support.doors import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
OPTIONS = ("--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-gpu")
PACKAGES = ("playwright", "axe_playwright_python")
SCREENSHOTS = ROOT / ".cache" / "screenshots"
WIDTHS, THEMES = (390, 1600), ("light", "dark")
MILLISECONDS = 30_000  # for one action
SECONDS = 120  # for one page


def find_chromium() -> str:
    """Return the path of a Chromium; empty if there is none. The variable CHROMIUM names another one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


def why_missing() -> str:
    """Return why no page can be looked at here and what to install; empty if it can."""
    if packages := [name for name in PACKAGES if not find_spec(name)]:
        missing = ", ".join(packages)
        return f"no page was opened in a browser: {missing} missing; pip install -r requirements/dev.txt"
    if not find_chromium():
        return "no page was opened in a browser: install Chromium (apt install chromium) or set CHROMIUM to its path"
    return ""


@dataclass
class Sight:
    """A page as the browser shows it. `page`: Playwright's; `requests`: what it loaded; `errors`: of its scripts."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """Return what axe-core finds, a line an element: rule, place, and what is wrong."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {node['html'][:200]}\n{node['failureSummary']}" for one in found for node in one["nodes"]
        ]

    def overflow(self) -> list[str]:
        """Return the elements that make the page wider than the window, those that scroll by themselves left out."""
        return list(self.page.evaluate(OVERFLOW))

    def keep(self, name: str) -> Path:
        """Keep a picture of the whole page for people, and return its file."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        file = SCREENSHOTS / f"{re.sub(r'[^A-Za-z0-9._-]', '-', name)}.png"
        self.page.screenshot(path=file, full_page=True)
        return file


OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > wide + 1);
  const seen = out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
  return [`${document.documentElement.scrollWidth} pixels`, ...seen];
}"""


class Browser:
    """A Chromium that opens files. It works in a thread of its own, because Playwright's event loop would be in the way
    of tests that run one. It is offline: a page that wants anything but files gets an error.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "browser")
        self._closing = contextlib.ExitStack()
        self._chromium: Any = self._do(self._start)

    def _do(self, work: Callable[..., Any], *arguments: object) -> Any:
        return self._thread.submit(work, *arguments).result(SECONDS)

    def _start(self) -> Any:
        from playwright.sync_api import sync_playwright

        started = self._closing.enter_context(sync_playwright())
        chromium = started.chromium.launch(
            executable_path=find_chromium(),
            args=list(OPTIONS),
            chromium_sandbox=os.geteuid() != 0,  # as root it refuses to start with one
        )
        self._closing.callback(chromium.close)
        return chromium

    def close(self) -> None:
        """End the browser and its thread."""
        self._do(self._closing.close)
        self._thread.shutdown()

    def look(
        self,
        file: Path,
        work: Callable[[Sight], Any],
        width: int = 1600,
        theme: str = "light",
        *,
        place: str = "",
        script: bool = True,
    ) -> Any:
        """Open a file and return what `work` makes of it.

        `theme`: light or dark; `place`: what follows the # of the URL; `script`: the page may run its own scripts.

        Playwright's page (`sight.page`) may only be used inside of `work`.
        """
        address = file.resolve().as_uri() + (f"#{place}" if place else "")
        return self._do(self._look, address, work, width, theme, script)

    def visit(self, address: str, work: Callable[[Sight], Any], width: int) -> Any:
        """Open a page of a server on this machine and return what `work` makes of it."""
        return self._do(self._look, address, work, width, "light", True, False)

    def _look(
        self, address: str, work: Callable[[Sight], Any], width: int, theme: str, script: bool, offline: bool = True
    ) -> Any:
        with self._page(width, theme, script, offline) as page:
            sight = Sight(page)
            page.on("request", lambda request: sight.requests.append(request.url))
            page.on("pageerror", lambda error: sight.errors.append(str(error)))
            page.on("console", lambda line: sight.errors.append(line.text) if line.type == "error" else None)
            page.goto(address)
            return work(sight)

    @contextlib.contextmanager
    def _page(self, width: int, theme: str, script: bool, offline: bool) -> Iterator[Any]:
        size = {"width": width, "height": 900}
        context = self._chromium.new_context(
            viewport=size, color_scheme=theme, java_script_enabled=script, offline=offline, reduced_motion="reduce"
        )
        context.set_default_timeout(MILLISECONDS)
        try:
            yield context.new_page()
        finally:
            context.close()
