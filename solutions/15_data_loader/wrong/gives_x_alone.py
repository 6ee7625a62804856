"""An item is x alone. A sample is a pair: return y of the same index, too.

Caught by: test_a_dataset_knows_its_length_and_each_pair,
test_a_pair_dataset_feeds_a_loader_like_a_tensor_dataset
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x)

    def __getitem__(self, index):
        return self.x[index]
