"""Each item holds all samples. Use the index to take one x and one y.

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
        return self.x, self.y
