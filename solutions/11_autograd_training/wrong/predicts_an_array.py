"""predict returned a NumPy array. Return a tensor without a graph.

Caught by: test_a_weight_of_1_9999996_predicts_8_at_4, test_predictions_for_any_x_have_no_graph
"""


def predict(x, w):
    return (w * x).detach().numpy()
