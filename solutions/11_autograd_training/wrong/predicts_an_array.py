"""predict returned a NumPy array. Return a tensor without a graph.

Caught by: test_the_published_weight_predicts_8_at_4, test_predictions_for_any_x_have_no_graph
"""


def predict(x, w):
    return (w * x).detach().numpy()
