"""sample_gradients called backward() once, on the mean loss, and gave the same number for every sample. Each sample
has its own loss, and its own backward().

Caught by: test_the_gradients_of_the_three_samples_are_those_by_hand,
test_each_gradient_is_that_of_its_sample_alone, test_each_gradient_comes_from_one_backward_of_its_own
"""


def sample_gradients(x, y, w):
    loss = ((w * x - y) ** 2).mean()
    loss.backward()
    return [w.grad.item()] * len(x)
