# %% [markdown]
# # 01 · Small
# Plain Python, so that it is graded in a blink.


# %%
def double(values):
    """Return a list with each of `values` times two."""
    # TODO: a new list.
    # BEGIN SOLUTION
    return [2.0 * value for value in values]
    # END SOLUTION


# %%
def total(values):
    """Return the sum of `values`, one float."""
    # TODO: also of none.
    # BEGIN SOLUTION
    return float(sum(values))
    # END SOLUTION


# %%
class Counter:
    """Counts from `start`."""

    def __init__(self, start):
        # TODO: remember the count.
        # BEGIN SOLUTION
        self.count = start
        # END SOLUTION

    def add(self, number):
        """Add `number` and return the new count."""
        # TODO: change the count.
        # BEGIN SOLUTION
        self.count += number
        return self.count
        # END SOLUTION
