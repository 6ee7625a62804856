"""The cells that we write are those that nbgrader knows: its schema, its checksum, its removal of hidden tests.

nbgrader is imported within the tests: each process that collects them would spend a second on it.
"""

import json

import nbformat
import pytest
from nbformat.notebooknode import from_dict
from torchkata.formats import nbgrader_cells as made
from torchkata.record.verdict import Check

SHOWN = Check("test_the_loss_is_zero", 1.5, visible=True)
HIDDEN = Check("test_ünd_zero", 2, visible=False)
CELLS = [
    made.markdown_cell("# Title"),
    made.code_cell("import torch"),
    made.solution_cell("def fit(x):\n    return x  # ŷ", "fit"),
    made.check_cell("05_mse_sweep", SHOWN),
    made.check_cell("05_mse_sweep", HIDDEN),
]


@pytest.mark.parametrize("change", [lambda cell: cell, made.released])
def test_nbgrader_accepts_the_notebook(change):
    from nbgrader.nbgraderformat import MetadataValidator

    cells = [change(cell) if "nbgrader" in cell["metadata"] else cell for cell in CELLS]
    notebook = from_dict(made.notebook(cells))
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


@pytest.mark.parametrize("cell", CELLS[2:])
def test_the_checksum_is_that_of_nbgrader(cell):
    from nbgrader.utils import compute_checksum

    assert made.checksum(cell) == compute_checksum(from_dict(cell))
    assert made.released(cell)["metadata"]["nbgrader"]["checksum"] == compute_checksum(from_dict(cell))


def test_a_release_keeps_the_cell_of_a_hidden_check_but_nothing_of_its_text():
    from nbgrader.preprocessors import ClearHiddenTests

    notebook, _ = ClearHiddenTests().preprocess(from_dict(made.notebook(CELLS)), {})
    shown, hidden = notebook.cells[3:]
    assert shown.source == made.check_source("05_mse_sweep", SHOWN)
    assert hidden.source == ""
    assert hidden.metadata.nbgrader.points == 2


def test_the_same_cells_give_the_same_notebook_with_unique_ids():
    notebook = made.notebook(CELLS)
    assert json.dumps(notebook) == json.dumps(made.notebook(CELLS))
    assert len({cell["id"] for cell in notebook["cells"]}) == len(CELLS)
    assert all("id" not in cell for cell in CELLS)
