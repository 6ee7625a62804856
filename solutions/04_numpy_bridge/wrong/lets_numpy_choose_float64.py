"""The predictions have a larger dtype than the weights: where float64 meets float32, NumPy goes on in float64. Give x
the dtype of w before the product.

Caught by: test_two_predictions_come_back_as_a_float32_array, test_predictions_have_the_dtype_of_the_weights
"""


def predictions(x, w):
    return x @ w.detach().numpy()
