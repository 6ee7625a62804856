"""In layer_backward, d_b is a mean over the samples. Gradients of a value that is used in each sample add up; the
mean of the loss is in the upstream gradient already.

Caught by: test_a_layer_sends_its_gradients_back_to_x_w_and_b,
test_a_layer_of_any_width_sends_its_gradients_back
"""


def layer_backward(x, w, upstream):
    return upstream @ w, upstream.T @ x, upstream.mean(dim=0)
