"""This is the fast way of part 5. Part 4 asks for the plain one: two loops, which find one loss after the other.

Caught by: test_the_surface_by_loops_has_the_losses_worked_out_by_hand
"""


def surface_by_loops(x, y, w, b):
    return surface_by_broadcasting(x, y, w, b)  # noqa: F821
