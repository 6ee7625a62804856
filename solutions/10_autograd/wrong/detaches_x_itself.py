"""x itself left the graph: it is not tracked any longer, for everybody who uses it. A method with an underscore
at its end changes its own tensor. Use the one without.

Caught by: test_only_minimize_changes_what_it_is_given
"""


def outside(x):
    x.detach_()
    return 3 * x**2, x, x.numpy().copy()
