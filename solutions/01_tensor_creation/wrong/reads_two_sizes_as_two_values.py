"""The prediction for d takes 2 and 3 as two values. They are plain integers, not a list, so torch.Tensor reads
them as rows and columns.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((), "int64"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2,), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
