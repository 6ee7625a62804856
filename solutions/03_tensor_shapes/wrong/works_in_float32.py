"""The result is float32, whatever x was. Turning a tensor computes nothing, so leave the dtype of x alone.

Caught by: test_the_shape_3_4_5_becomes_4_5_3_and_every_number_finds_its_place,
test_dimensions_change_places_in_cubes_and_in_thin_tensors
"""


def turn(x):
    x = x.float()
    return x.permute(1, 2, 0), x.transpose(0, 1).transpose(1, 2)
