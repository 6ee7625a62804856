"""Guesses from its text which big libraries a file imports, so that they can be imported early."""

import re

CLUES = {  # library -> pattern in files that import it
    "numpy": re.compile(rb"\bnumpy\b"),
    "torch": re.compile(rb"\btorch\b"),
    "torch.fx.experimental.symbolic_shapes": re.compile(rb"\bbackward\((?!\)|retain_graph|create_graph)"),  # see below
    "matplotlib.pyplot": re.compile(  # skeletons import it inside of functions: checks of pictures tell that it is used
        rb"^(import|from) matplotlib\b|\.panels?\b|\bassert_(curve|points|marked|surface|image|labelled)\b",
        re.MULTILINE,
    ),
}
# torch imports its symbolic shapes, 400 ms of sympy, when `backward` is first given a gradient: in each worker.


def mentioned_libraries(source: bytes) -> list[str]:
    """Return the big libraries that a student's file seems to use, in the order to import them."""
    return [module for module, pattern in CLUES.items() if pattern.search(source)]
