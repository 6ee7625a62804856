"""p[:, labels] takes from each row the labels of all samples: n times n numbers. From each row only the one of its
own label counts, so give an index for the rows, too.

Caught by: test_the_cross_entropy_is_the_mean_of_minus_log_p,
test_softmax_and_loss_are_right_for_large_logits_and_made_by_hand
"""

import torch


def softmax_loss(logits, labels):
    powers = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    probabilities = powers / powers.sum(dim=1, keepdim=True)
    return probabilities, -torch.log(probabilities[:, labels]).mean()
