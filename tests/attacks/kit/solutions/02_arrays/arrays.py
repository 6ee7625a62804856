# %% [markdown]
# # 02 · Arrays
# One function of NumPy, one of torch, one of both words and numbers.


# %%
def scale(array):
    """Return `array` divided by its largest absolute value."""
    # TODO: a new array.
    # BEGIN SOLUTION
    return array / abs(array).max()
    # END SOLUTION


# %%
def shift(tensor):
    """Return `tensor` less its mean."""
    # TODO: a new tensor.
    # BEGIN SOLUTION
    return tensor - tensor.mean()
    # END SOLUTION


# %%
def summary(array):
    """Return the dictionary of "least" (a float) and "sign" ("positive", "negative" or "mixed") of `array`."""
    # TODO: the least value, and the word.
    # BEGIN SOLUTION
    sign = "positive" if (array > 0).all() else "negative" if (array < 0).all() else "mixed"
    return {"least": float(array.min()), "sign": sign}
    # END SOLUTION
