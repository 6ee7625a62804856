"""Every x met every y, so n samples gave n times n terms. Each x belongs to one y: use one loop over both with
zip, or whole arrays.

Caught by: test_the_gradient_at_weight_one_is_minus_nine_and_a_third,
test_the_gradient_is_the_mean_over_any_number_and_kind_of_samples
"""


def gradient(x, y, w):
    total = 0.0
    for a in to_array(x):  # noqa: F821
        for b in to_array(y):  # noqa: F821
            total += 2 * a * (w * a - b)
    return float(total / len(x))
