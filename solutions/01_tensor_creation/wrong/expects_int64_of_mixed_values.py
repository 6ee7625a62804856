"""The prediction for e says int64, because the first value is an integer. One tensor has one dtype: it must be
able to hold 2.5 too.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "int64"),
        ((2,), "float64"),
    ]
