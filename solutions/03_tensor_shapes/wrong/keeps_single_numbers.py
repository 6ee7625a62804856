"""A mask of the shape of x was used: it takes single numbers and makes one long vector. Make one entry for each
row, or for each column, from the sums.

Caught by: test_rows_and_columns_with_a_large_sum_are_kept, test_masks_hold_in_square_matrices_and_may_keep_nothing
"""


def keep_large(x, limit):
    return x[x > limit], x[x > limit]
