"""The prediction for b takes the 3 as a value. torch.Tensor, with a capital T, reads a plain integer as a size:
how many numbers does b hold?

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
