"""LBFGS runs the closure many times in one step, but the gradients are cleared only once before it, so they
pile up. Move optimizer.zero_grad() into the closure.

Caught by: test_two_updates_of_lbfgs_look_at_the_loss_again_and_again,
test_each_look_of_lbfgs_sees_fresh_gradients
"""

from torch import nn


def one_update(model, optimizer, x, y):
    def closure():
        loss = nn.MSELoss(reduction="sum")(model(x), y)
        loss.backward()
        return loss

    optimizer.zero_grad()
    return optimizer.step(closure).item()
