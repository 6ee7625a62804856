"""sample_gradients set the weight to zero after each sample, and not its gradient. The weight keeps its value;
clear `w.grad`.

Caught by: test_the_gradients_of_the_three_samples_are_those_by_hand,
test_each_gradient_is_that_of_its_sample_alone, test_each_gradient_comes_from_one_backward_of_its_own,
test_the_inputs_are_left_unchanged
"""


def sample_gradients(x, y, w):
    gradients = []
    for i in range(len(x)):
        loss = (w * x[i] - y[i]) ** 2
        loss.backward()
        gradients.append(w.grad.item())
        w.data.zero_()
        w.grad = None
    return gradients
