"""The layer has three features out, so the model gives three numbers for each sample. The prediction is one
number.

Caught by: test_the_model_has_one_weight_and_one_bias_in_its_layer,
test_a_model_with_w_2_and_b_1_predicts_3_5_and_7, test_each_model_computes_with_its_own_weight_and_bias
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 3)

    def forward(self, x):
        return self.linear(x)
