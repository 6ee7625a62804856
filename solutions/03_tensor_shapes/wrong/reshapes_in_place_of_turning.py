"""The shape is right and the numbers stand in wrong places: reshape and view only read the numbers in their old
order. If dimensions change places, use permute or transpose.

Caught by: test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place,
test_dimensions_change_places_in_cubes_and_in_thin_tensors,
test_one_result_comes_from_permute_and_the_other_from_two_transposes
"""


def turn(x):
    n, m, k = x.shape
    return x.reshape(m, k, n), x.reshape(m, k, n)
