"""backward() got no argument, and y has many values. Tell it how much each y counts: give it v.

Caught by: test_each_y_counts_as_often_as_v_says, test_the_gradient_of_each_y_is_multiplied_by_its_v,
test_only_minimize_changes_what_it_is_given
"""


def weighted_gradient(x, v):
    y = x**2
    y.backward()
    return x.grad
