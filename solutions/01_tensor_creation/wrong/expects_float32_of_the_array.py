"""The prediction for f says float32. A NumPy array keeps its dtype, and NumPy's floats are not float32 by default.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float32"),
    ]
