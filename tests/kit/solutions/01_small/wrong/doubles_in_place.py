"""The list that was passed in was changed. Make a new list.

Caught by: test_the_values_stay_as_they_are
"""


def double(values):
    for place, value in enumerate(values):
        values[place] = 2.0 * value
    return list(values)
