"""`x = x - ...` gave the name x to the result of an operation. It is not a leaf, so after the next backward() its
.grad is None. Change the leaf in place.

Caught by: test_a_thousand_steps_from_10_end_very_near_0, test_each_step_uses_only_its_own_gradient,
test_the_steps_change_the_tensor_itself
"""


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward()
        losses.append(loss.item())
        x = x - rate * x.grad
    return losses
