"""The prediction for a says (1,). A number alone has no sides at all. Only a list with one number, as in c, has
one side of 1.

Caught by: test_the_predicted_shapes_and_dtypes_are_right, test_the_predictions_are_written_down_not_computed
"""


def predict_tensors():
    return [
        ((1,), "int64"),
        ((3,), "float32"),
        ((1,), "float32"),
        ((2, 3), "float32"),
        ((2,), "float32"),
        ((2,), "float64"),
    ]
