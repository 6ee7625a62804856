"""sample_gradients computed the loss from the plain number in w. Then the loss has no graph, and backward() finds
no way to w. Compute it from w itself.

Caught by: test_the_gradients_of_the_three_samples_are_those_by_hand,
test_each_gradient_is_that_of_its_sample_alone, test_each_gradient_comes_from_one_backward_of_its_own,
test_the_inputs_are_left_unchanged
"""


def sample_gradients(x, y, w):
    gradients = []
    for i in range(len(x)):
        loss = (w.item() * x[i] - y[i]) ** 2
        loss.backward()
        gradients.append(w.grad.item())
        w.grad = None
    return gradients
