"""step() comes before backward(), so the gradients of this loss do not exist yet when it needs them. First
backward(), then step().

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    optimizer.step()
    loss.backward()
    return loss.item()
