"""Notebooks of a few cells."""

import json


def notebook(*cells, version=4, **metadata):
    """Return a notebook with these code cells; a text that begins with ``#markdown`` makes another cell."""
    key = "source" if version == 4 else "input"
    listed = [{"cell_type": "markdown" if c.startswith("#markdown") else "code", key: c} for c in cells]
    body = {"cells": listed} if version == 4 else {"worksheets": [{"cells": listed}]}
    return json.dumps({"nbformat": version, "metadata": metadata, **body}).encode()
