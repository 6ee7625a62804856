"""Each step made another tensor and called it x. The tensor that was given stays where it was. Change that one
in place.

Caught by: test_a_thousand_steps_from_10_end_very_near_0, test_the_steps_change_the_tensor_itself
"""


def minimize(x, rate, steps):
    losses = []
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward()
        losses.append(loss.item())
        x = (x - rate * x.grad).detach().requires_grad_()
    return losses
