"""batch_step used the gradient of the last sample of the mini-batch. Take the mean of all its gradients.

Caught by: test_a_mini_batch_takes_one_step_with_its_mean_gradient,
test_a_step_uses_only_the_samples_of_its_mini_batch
"""


def batch_step(x, y, w, rate, batch):
    for i in batch:
        gradient = 2 * x[i] * (w * x[i] - y[i])
    return float(w - rate * gradient)
