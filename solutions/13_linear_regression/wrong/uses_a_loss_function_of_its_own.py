"""The step makes a loss function of its own (or the errors are added up by hand), so the one that was handed
over has no effect. Call loss_function.

Caught by: test_a_step_uses_the_loss_function_and_the_optimizer_handed_over
"""

from torch import nn


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = nn.MSELoss(reduction="sum")(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
