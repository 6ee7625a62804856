"""Rows or columns whose sum equals the limit were kept. The sum must be above it: > and not >=.

Caught by: test_rows_and_columns_with_a_large_sum_are_kept, test_masks_hold_in_square_matrices_and_may_keep_nothing
"""


def keep_large(x, limit):
    return x[x.sum(dim=1) >= limit], x[:, x.sum(dim=0) >= limit]
