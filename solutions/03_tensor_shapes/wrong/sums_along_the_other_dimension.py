"""The sums ran along the wrong dimension: each mask belongs to the other side. A mask of the rows needs one sum
for each row, so the columns (dimension 1) must disappear.

Caught by: test_rows_and_columns_with_a_large_sum_are_kept, test_masks_hold_in_square_matrices_and_may_keep_nothing
"""


def keep_large(x, limit):
    return x[x.sum(dim=0) > limit], x[:, x.sum(dim=1) > limit]
