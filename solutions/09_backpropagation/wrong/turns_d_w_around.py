"""In layer_backward, d_w is transposed: its rows follow the inputs. It must have the shape of w.

Caught by: test_a_layer_sends_its_gradients_back_to_x_w_and_b,
test_a_layer_of_any_width_sends_its_gradients_back
"""


def layer_backward(x, w, upstream):
    return upstream @ w, x.T @ upstream, upstream.sum(dim=0)
