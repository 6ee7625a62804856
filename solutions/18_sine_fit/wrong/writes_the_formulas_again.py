"""The parameters are right, but they come from formulas by hand. This way is about autograd: let backward() find the
gradients.

Caught by: test_autograd_leads_to_the_right_parameters_after_three_updates
"""


def fit_by_autograd(x, y, values, rate, steps):
    parameters = [float(value) for value in values]
    losses = []
    for _ in range(steps):
        a, b, c, d = parameters
        error = a + b * x + c * x**2 + d * x**3 - y
        losses.append(float((error**2).sum()))
        gradients = [float((2 * error * x**power).sum()) for power in range(4)]
        parameters = [one - rate * gradient for one, gradient in zip(parameters, gradients, strict=True)]
    return parameters, losses
