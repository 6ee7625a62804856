"""The block holds only the pairs. Two lists in one pair of brackets are paired; for a block, take the rows first,
and then the columns.

Caught by: test_lists_take_whole_rows_pairs_and_a_block,
test_index_lists_and_tensors_may_repeat_places_and_count_from_the_end
"""


def choose(x, rows, columns):
    return x[rows], x[rows, columns], x[rows, columns]
