"""Each row was taken only once, in the order of x. An index takes the places in its own order, and a place that
stands there twice comes twice.

Caught by: test_lists_take_whole_rows_pairs_and_a_block,
test_index_lists_and_tensors_may_repeat_places_and_count_from_the_end
"""


def choose(x, rows, columns):
    once = sorted({int(row) for row in rows})
    return x[once], x[rows, columns], x[once][:, columns]
