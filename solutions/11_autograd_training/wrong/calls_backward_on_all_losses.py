"""sample_gradients called backward() on a tensor with one loss for each sample. backward() starts from one number:
take one sample at a time.

Caught by: test_the_gradients_of_the_three_samples_are_those_by_hand,
test_each_gradient_is_that_of_its_sample_alone, test_each_gradient_comes_from_one_backward_of_its_own,
test_the_inputs_are_left_unchanged
"""


def sample_gradients(x, y, w):
    losses = (w * x - y) ** 2
    losses.backward()
    return w.grad.tolist()
