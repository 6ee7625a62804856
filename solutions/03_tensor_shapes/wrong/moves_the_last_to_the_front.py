"""The last dimension went to the front. permute takes the OLD dimensions in their new order: the old dimension 0
stands last in the list.

Caught by: test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place,
test_dimensions_change_places_in_cubes_and_in_thin_tensors,
test_one_result_comes_from_permute_and_the_other_from_two_transposes
"""


def turn(x):
    return x.permute(2, 0, 1), x.transpose(0, 1).transpose(1, 2)
