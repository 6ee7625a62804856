"""The first result is part of a graph: 3x² was computed while torch tracked. Compute it where torch tracks
nothing.

Caught by: test_outside_the_graph_nothing_is_tracked
"""


def outside(x):
    return 3 * x**2, x.detach(), x.detach().numpy().copy()
