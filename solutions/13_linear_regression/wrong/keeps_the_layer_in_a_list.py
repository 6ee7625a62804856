"""The layer is in a plain list, where nn.Module does not look. So the model has no parameters, and an
optimizer would have nothing to train. Put the layer itself into self.linear.

Caught by: test_the_model_has_one_weight_and_one_bias_in_its_layer,
test_a_model_with_w_2_and_b_1_predicts_3_5_and_7, test_each_model_computes_with_its_own_weight_and_bias
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = [nn.Linear(1, 1)]

    def forward(self, x):
        return self.linear[0](x)
