"""The second pair of brackets chose rows again, not columns. For columns of all rows, a colon and a comma stand
before the index.

Caught by: test_lists_take_whole_rows_pairs_and_a_block,
test_index_lists_and_tensors_may_repeat_places_and_count_from_the_end
"""


def choose(x, rows, columns):
    return x[rows], x[rows, columns], x[rows][columns]
