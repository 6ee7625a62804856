"""The first and the last dimension were exchanged. That is one transpose, and the middle one stays where it is.
Here the middle one must come to the front.

Caught by: test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place,
test_dimensions_change_places_in_cubes_and_in_thin_tensors,
test_one_result_comes_from_permute_and_the_other_from_two_transposes
"""


def turn(x):
    return x.permute(2, 1, 0), x.transpose(0, 2)
