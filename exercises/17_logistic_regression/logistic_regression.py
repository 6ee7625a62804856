# %% [markdown]
# # 17 · TITLE
#
# At most 100 words: what you build; why it matters, in one sentence that names where it returns; the minutes; which
# exercises it stands on. The theory comes with the function that needs it.
#
# Replace each `raise NotImplementedError`. `make grade EX=logistic_regression` shows how far you are, and `make hint EX=logistic_regression` helps.

# %% [markdown]
# ## 1. The first function
# Solved in one or two lines. Write 5 to 8 functions, from easy to hard.


# %%
def double(values):
    """Return each of `values` times two.

    values: a list of n floats. Returns a list of n floats.
    Example: `double([1.0, 2.5])` is `[2.0, 5.0]`.
    """
    # TODO: a few words that do not give the answer away.
    raise NotImplementedError


# %% [markdown]
# ## What you have seen
# The discussion, which does not count among the 400 to 900 words. Nothing to fill in here.


# %%
if __name__ == "__main__":
    print(double([1.0, 2.5]))
