"""The prediction for b is that for c. In b there is no list: torch.Tensor, with a capital T, reads a plain integer
as a size.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((1,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
