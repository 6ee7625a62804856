"""The layer has three features in: that is the number of samples. A layer looks at one sample at a time, and
here a sample has one feature.

Caught by: test_the_model_has_one_weight_and_one_bias_in_its_layer,
test_a_model_with_w_2_and_b_1_predicts_3_5_and_7, test_each_model_computes_with_its_own_weight_and_bias
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 1)

    def forward(self, x):
        return self.linear(x)
