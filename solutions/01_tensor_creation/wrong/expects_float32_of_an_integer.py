"""The prediction for a says float32. The lower-case torch.tensor keeps integers as integers: Python's int becomes
int64.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "float32"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
