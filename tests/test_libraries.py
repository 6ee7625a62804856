"""The big libraries that a file needs are guessed from its text, so that all workers get them from one import."""

import pytest
from torchkata.course.libraries import imported_libraries, mentioned_libraries


@pytest.mark.parametrize(
    ("source", "libraries"),
    [
        (b"x = 1", []),
        (b"import numpy as np", ["numpy"]),
        (b"import torch\nloss.backward()", ["torch"]),
        (b"import torch\nloss.backward(retain_graph=True)", ["torch"]),
        (b"import torch\ny.backward(v)", ["torch"]),
        (b"import torch\ny.backward(gradient=v)", ["torch"]),
        (b"import matplotlib.pyplot as plt", ["matplotlib.pyplot"]),
        (b"def plot():\n    import matplotlib.pyplot as plt", []),
        (b"for panel in picture.panels:", ["matplotlib.pyplot"]),
        (b"assert_curve(student.plot(x, y), x, y)", ["matplotlib.pyplot"]),
    ],
)
def test_a_library_is_guessed_from_the_text(source, libraries):
    assert mentioned_libraries(source) == libraries


@pytest.mark.parametrize(
    ("source", "libraries"),
    [
        (b'"""Without torch."""\nKIND = "torch.nn"\ny.backward(v)  # as in torch', []),
        (b"from torch import nn", ["torch"]),
        (b"import os, torch.nn as nn", ["torch"]),
        (b"x = 1; import torch", ["torch"]),
        (b"def f():\n    import torch", ["torch"]),
        (b"import numpy as np  # not torch", ["numpy"]),
        (b"import matplotlib.pyplot as plt", ["matplotlib.pyplot"]),
        (b"def plot():\n    import matplotlib.pyplot as plt", []),
    ],
)
def test_a_library_that_is_only_mentioned_is_not_needed(source, libraries):
    assert imported_libraries(source) == libraries
