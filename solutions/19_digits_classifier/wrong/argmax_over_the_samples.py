"""argmax ran down the columns: it names the sample with the largest logit of each class. A prediction is the class
with the largest logit of each row.

Caught by: test_the_accuracy_counts_every_sample_once, test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            best = model(x).argmax(dim=0)[: len(y)]
            right += (best == y[: len(best)]).sum().item()
            count += len(y)
    model.train(was_training)
    return right / count
