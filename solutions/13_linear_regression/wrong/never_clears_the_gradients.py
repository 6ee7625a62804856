"""The gradients are not cleared, so backward() adds to those of the step before. Call optimizer.zero_grad()
first in each step; without its brackets the line does nothing.

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
