"""The shares of the mini-batches were averaged, although the last one is smaller. Count the right ones and the
samples, and divide at the end.

Caught by: test_the_accuracy_counts_every_sample_once,
test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).argmax(dim=1) == y).double().mean().item()
            count += 1
    model.train(was_training)
    return right / count
