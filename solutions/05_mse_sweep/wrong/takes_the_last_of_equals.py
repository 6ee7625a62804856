"""Where several losses are equally small, the first counts, and this is the last. Compare with <, not with <=.

Caught by: test_the_best_weight_is_the_first_with_the_smallest_loss
"""


def best_weight(w, losses):
    best = 0
    for place, loss in enumerate(losses):
        if loss <= losses[best]:
            best = place
    return float(w[best])
