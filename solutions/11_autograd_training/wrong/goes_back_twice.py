"""sample_gradients computed all losses in one graph and went back through it for each sample. The first backward()
frees the graph. Compute the loss of each sample on its own.

Caught by: test_the_gradients_of_the_three_samples_are_those_by_hand,
test_each_gradient_is_that_of_its_sample_alone, test_each_gradient_comes_from_one_backward_of_its_own,
test_the_inputs_are_left_unchanged
"""


def sample_gradients(x, y, w):
    gradients = []
    for loss in (w * x - y) ** 2:
        loss.backward()
        gradients.append(w.grad.item())
        w.grad = None
    return gradients
