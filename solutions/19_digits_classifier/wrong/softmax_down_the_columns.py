"""The probabilities of a column sum to 1, not those of a row: each class was shared out among the samples. A sample
is a row, so sum along dimension 1.

Caught by: test_the_probabilities_of_a_row_are_shares_of_its_exponentials,
test_the_cross_entropy_is_the_mean_of_minus_log_p, test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=0, keepdim=True))
    probabilities = powers / powers.sum(dim=0, keepdim=True)
    return probabilities, -torch.log(probabilities[torch.arange(len(labels)), labels]).mean()
