"""The predictions have shape (n,), the targets (n, 1): their difference is an (n, n) table, every
prediction against every target. Leave both as columns.

Caught by: test_sgd_and_lbfgs_start_at_the_same_loss_and_go_their_own_way,
test_after_100_epochs_sgd_is_ahead_of_adam, test_seven_optimizers_each_make_their_own_updates
"""


def one_update(model, optimizer, x, y):
    def closure():
        optimizer.zero_grad()
        loss = ((model(x).flatten() - y) ** 2).sum()
        loss.backward()
        return loss

    return optimizer.step(closure).item()
