"""batch_step divided the sum of the gradients by the number of all samples. Divide by the number of samples in
the mini-batch.

Caught by: test_a_mini_batch_takes_one_step_with_its_mean_gradient,
test_a_step_uses_only_the_samples_of_its_mini_batch
"""


def batch_step(x, y, w, rate, batch):
    return float(w - rate * (2 * x[batch] * (w * x[batch] - y[batch])).sum() / len(x))
