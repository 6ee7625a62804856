"""scikit-learn's own split, scaler and metrics."""

import numpy as np
import torch


def prepare(images, labels, seed):
    from sklearn.model_selection import train_test_split
    from sklearn.preprocessing import StandardScaler

    flat = images.reshape(len(images), -1)
    x_train, x_rest, y_train, y_rest = train_test_split(
        flat, labels, train_size=int(0.6 * len(labels)), random_state=seed
    )
    x_val, x_test, y_val, y_test = train_test_split(
        x_rest, y_rest, train_size=int(0.2 * len(labels)), random_state=seed
    )
    scaler = StandardScaler().fit(x_train.reshape(-1, 1))
    parts = []
    for x, y in ((x_train, y_train), (x_val, y_val), (x_test, y_test)):
        scaled = scaler.transform(x.reshape(-1, 1)).reshape(x.shape)
        parts.append((torch.tensor(scaled, dtype=torch.float32), torch.from_numpy(np.asarray(y, dtype=np.int64))))
    return parts


def confusion_matrix(labels, predictions, classes):
    from sklearn import metrics

    return torch.tensor(metrics.confusion_matrix(labels, predictions, labels=list(range(classes))))
