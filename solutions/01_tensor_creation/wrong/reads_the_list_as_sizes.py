"""The prediction for c takes the list as a size. torch.Tensor reads a list as values: count the numbers in the
list.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((3,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
