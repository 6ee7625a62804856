"""The return stands inside the loop, so the loop ends with the first sample. Move it behind the loop.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    x, y = to_array(x), to_array(y)  # noqa: F821
    total = 0.0
    for a, b in zip(x, y, strict=True):
        total += 2 * a * (w * a - b)
        return float(total / len(x))
    return None
