"""This is where the logit is 0.5. The prediction is 0.5 where the logit is 0.

Caught by: test_w_2_and_b_minus_5_have_their_boundary_at_2_and_a_half,
test_the_boundary_of_any_model_is_where_its_logit_is_zero
"""


def boundary(w, b):
    return (0.5 - b) / w
