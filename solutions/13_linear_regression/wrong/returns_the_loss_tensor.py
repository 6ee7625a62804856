"""The step returns the loss tensor, with its graph. Return its number: item().

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss
