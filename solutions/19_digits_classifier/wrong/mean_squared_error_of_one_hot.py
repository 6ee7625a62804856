"""The loss is the squared error against rows of zeros and a one. That trains, too, but the cross-entropy is asked
for.

Caught by: test_two_steps_are_those_made_by_hand, test_the_loss_of_a_perfect_model_is_near_zero,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        logits = model(x)
        loss = nn.functional.mse_loss(logits, nn.functional.one_hot(y, logits.shape[1]).float())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
