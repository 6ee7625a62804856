"""Each step made another tensor and called it x. The tensor that was given stays where it was. Change that one
in place.

Caught by: test_the_steps_change_x_itself_which_stays_a_tracked_leaf
"""


def minimize(x, rate, steps):
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward()
        x = (x - rate * x.grad).detach().requires_grad_()
    return x
