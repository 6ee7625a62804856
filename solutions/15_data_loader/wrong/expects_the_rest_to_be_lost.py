"""That leaves 4 samples out: 6 times 16 are 96. They come in one more, smaller mini-batch.

Caught by: test_the_number_of_mini_batches_is_predicted
"""


def predict_mini_batches():
    return 6, 16
