"""x itself was filled, in its own memory, so the caller's tensor has changed. Make new tensors and leave x alone.

Caught by: test_no_function_changes_what_it_is_given
"""


def constants_like(x, value):
    return x.fill_(0).clone(), x.fill_(1).clone(), x.fill_(value).clone()
