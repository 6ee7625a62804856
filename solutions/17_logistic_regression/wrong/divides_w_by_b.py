"""w was divided by b. Solve w x = -b for x: w goes under the line.

Caught by: test_w_2_and_b_minus_5_have_their_boundary_at_2_and_a_half,
test_the_boundary_of_any_model_is_where_its_logit_is_zero
"""


def boundary(w, b):
    return -w / b if b else 0.0
