"""The items are numbers without a dimension, so a mini-batch has the shape (16,) where a layer wants (16, 1).
Take one row of the column, of shape (1,).

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
        return self.x[index, 0], self.y[index, 0]
