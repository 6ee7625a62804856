"""Of several histories that end equally well, the last came out. Only a smaller loss may replace the best so
far; an equal one may not.

Caught by: test_the_best_is_the_first_name_with_the_smallest_last_loss
"""


def best_optimizer(histories):
    best = None
    for name, losses in histories.items():
        if best is None or losses[-1] <= histories[best][-1]:
            best = name
    return best
