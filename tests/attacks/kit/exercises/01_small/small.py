# %% [markdown]
# # 01 · Small
# Plain Python, so that it is graded in a blink.


# %%
def double(values):
    """Return a list with each of `values` times two."""
    # TODO: a new list.
    raise NotImplementedError


# %%
def total(values):
    """Return the sum of `values`, one float."""
    # TODO: also of none.
    raise NotImplementedError


# %%
class Counter:
    """Counts from `start`."""

    def __init__(self, start):
        # TODO: remember the count.
        raise NotImplementedError

    def add(self, number):
        """Add `number` and return the new count."""
        # TODO: change the count.
        raise NotImplementedError
