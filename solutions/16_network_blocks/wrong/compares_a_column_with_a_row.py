"""The probabilities are a column and the targets a row, so each sample was compared with every target. Both must
have the same shape: leave them as they are.

Caught by: test_the_losses_of_three_steps_from_all_zero_begin_at_log_2,
test_the_losses_and_the_trained_model_are_right_with_other_optimizers
"""


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        p = model(x)
        target = y.squeeze(1)
        loss = -(target * p.log() + (1 - target) * (1 - p).log()).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
