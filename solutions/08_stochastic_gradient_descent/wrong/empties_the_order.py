"""mini_batches took the indices out of the order that was passed in. Slices copy, and leave it as it is.

Caught by: test_the_inputs_are_left_unchanged
"""


def mini_batches(order, batch_size):
    batches = []
    while order:
        batches.append(order[:batch_size])
        del order[:batch_size]
    return batches
