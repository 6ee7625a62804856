"""Hidden checks of stochastic_gradient_descent: other data, orders, mini-batches and seeds.

What is expected is computed before the student's call, so that data changed in place fail one check only.
"""
