"""The second transpose was applied to x again, so the first one is lost. transpose returns a new view and leaves x
as it is: apply the second to the result of the first.

Caught by: test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place,
test_dimensions_change_places_in_cubes_and_in_thin_tensors,
test_one_result_comes_from_permute_and_the_other_from_two_transposes
"""


def turn(x):
    turned = x.transpose(0, 1)
    turned = x.transpose(1, 2)
    return x.permute(1, 2, 0), turned
