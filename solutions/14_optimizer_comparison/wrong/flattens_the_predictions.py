"""The predictions have shape (n,), the targets (n, 1): their difference is an (n, n) table, every prediction
against every target. Leave both as columns.

Caught by: test_two_updates_of_sgd_have_the_losses_they_started_from,
test_two_updates_of_lbfgs_look_at_the_loss_again_and_again, test_each_update_of_sgd_uses_its_own_gradients,
test_each_look_of_lbfgs_sees_fresh_gradients
"""


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = ((model(x).flatten() - y) ** 2).sum()
        loss.backward()
        return loss

    return optimizer.step(closure).item()
