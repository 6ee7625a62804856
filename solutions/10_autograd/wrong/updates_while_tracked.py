"""The step changed a leaf in place while torch tracked, and torch refuses. Do it where torch tracks nothing.

Caught by: test_a_thousand_steps_from_10_end_very_near_0, test_each_step_uses_only_its_own_gradient,
test_the_steps_change_x_itself_which_stays_a_tracked_leaf
"""


def minimize(x, rate, steps):
    for _ in range(steps):
        loss = x**2 + 20
        loss.backward()
        x -= rate * x.grad
        x.grad = None
    return x
