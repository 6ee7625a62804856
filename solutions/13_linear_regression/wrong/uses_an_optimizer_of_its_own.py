"""The step makes an optimizer of its own, so the one that was handed over has no effect. Call
optimizer.step().

Caught by: test_each_step_clears_what_was_left_over,
test_a_step_uses_the_loss_function_and_the_optimizer_handed_over
"""

import torch


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    torch.optim.SGD(model.parameters(), lr=0.01).step()
    return loss.item()
