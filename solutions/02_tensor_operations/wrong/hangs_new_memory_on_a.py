"""The sum was computed as a new tensor and its memory hung on a, so a took a new dtype. A tensor that is changed
in place keeps its dtype: use a method with an underscore.

Caught by: test_adding_in_place_holds_for_every_shape_and_keeps_the_dtype
"""


def add_in_place(a, b):
    a.data = a + b
    return a
