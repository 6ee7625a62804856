"""v shrinks as if f were u^2 + v^2. The derivative of -v^2 is -2 v, so a step against it makes v larger.

Caught by: test_the_picture_shows_a_descent_that_stops_at_the_saddle_or_escapes,
test_the_path_on_the_saddle_is_drawn_from_anywhere
"""

import matplotlib.pyplot as plt


def plot_saddle(u, v, rate, epochs):
    figure, axes = plt.subplots()
    all_u, all_v = [u], [v]
    for _ in range(epochs):
        u, v = u - rate * 2 * u, v - rate * 2 * v
        all_u.append(u)
        all_v.append(v)
    axes.plot(all_u, all_v)
    axes.plot(all_u[0], all_v[0], "o")
    axes.set(xlabel="u", ylabel="v")
    return figure
