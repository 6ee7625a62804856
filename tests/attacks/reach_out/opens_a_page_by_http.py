"""Opens a page by the standard library's own client."""

import urllib.request


def double(values):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=0.7)
    except OSError:
        pass
