"""The model has no bias, so its line always goes through the origin. ŷ = w x + b has two parameters.

Caught by: test_the_model_has_one_weight_and_one_bias_in_its_layer,
test_a_model_with_w_2_and_b_1_predicts_3_5_and_7, test_each_model_computes_with_its_own_weight_and_bias
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1, bias=False)

    def forward(self, x):
        return self.linear(x)
