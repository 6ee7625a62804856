"""The prediction for e says float64. Python's floats become float32 in torch; only NumPy's floats stay float64.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float64"),
        ((2,), "float64"),
    ]
