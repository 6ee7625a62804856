"""batch_step stepped after every sample of the mini-batch. Compute all its gradients at the same w, and step
once.

Caught by: test_a_mini_batch_takes_one_step_with_its_mean_gradient,
test_a_step_uses_only_the_samples_of_its_mini_batch
"""


def batch_step(x, y, w, rate, batch):
    for i in batch:
        w = w - rate * 2 * x[i] * (w * x[i] - y[i])
    return float(w)
