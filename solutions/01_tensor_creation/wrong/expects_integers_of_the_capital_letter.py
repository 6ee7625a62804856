"""The prediction for c says int64, because 3 is an integer. torch.Tensor, with a capital T, makes float32 of
everything.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((1,), "int64"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
