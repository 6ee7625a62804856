# %% [markdown]
# # 02 · Arrays
# One function of NumPy, one of torch, one of both words and numbers.


# %%
def scale(array):
    """Return `array` divided by its largest absolute value."""
    # TODO: a new array.
    raise NotImplementedError


# %%
def shift(tensor):
    """Return `tensor` less its mean."""
    # TODO: a new tensor.
    raise NotImplementedError


# %%
def summary(array):
    """Return the dictionary of "least" (a float) and "sign" ("positive", "negative" or "mixed") of `array`."""
    # TODO: the least value, and the word.
    raise NotImplementedError
