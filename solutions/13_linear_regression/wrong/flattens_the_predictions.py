"""The model returns its predictions as (n,), but the targets are (n, 1): their difference is an n x n table.
Leave the predictions a column.

Caught by: test_a_model_with_w_2_and_b_1_predicts_3_5_and_7,
test_each_model_computes_with_its_own_weight_and_bias
"""

from torch import nn


class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return self.linear(x).squeeze(1)
