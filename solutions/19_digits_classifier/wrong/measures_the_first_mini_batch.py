"""Only the first mini-batch was measured: return stands inside the loop. Count over the whole loader.

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
            right += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
            break
    model.train(was_training)
    return right / count
