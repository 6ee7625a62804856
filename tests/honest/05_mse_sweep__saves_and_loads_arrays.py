import io
import tempfile
from pathlib import Path

import numpy as np

folder = Path(tempfile.mkdtemp())


def predict(x, w):
    np.save(folder / "x.npy", np.asarray(x, dtype=np.float64))
    return w * np.load(folder / "x.npy", mmap_mode="r")


def squared_errors(x, y, w):
    np.savez("errors.npz", errors=np.asarray(predict(x, w)) - np.asarray(y))
    with np.load("errors.npz") as file:
        return file["errors"] ** 2


def mse(x, y, w):
    text = io.StringIO()
    np.savetxt(text, squared_errors(x, y, w), fmt="%.17g")
    text.seek(0)
    return np.loadtxt(text, ndmin=1).mean()


def mse_sweep(x, y, w):
    losses = np.memmap("losses.bin", dtype=np.float64, mode="w+", shape=(len(w),))
    for place, weight in enumerate(np.asarray(w)):
        losses[place] = mse(x, y, weight)
    losses.flush()
    return np.fromfile("losses.bin")


def best_weight(w, losses):
    return float(np.asarray(w)[int(np.argmin(np.asarray(losses)))])


def plot_sweep(w, losses):
    import pickle

    import matplotlib.pyplot as plt

    np.savez(folder / "sweep.npz", w=np.asarray(w), losses=np.asarray(losses))
    with np.load(folder / "sweep.npz") as file, open("figure.pickle", "wb") as out:
        figure, axes = plt.subplots()
        axes.plot(file["w"], file["losses"])
        axes.plot([best_weight(w, losses)], [file["losses"].min()], "o")
        axes.set(xlabel="weight", ylabel="loss")
        pickle.dump(figure, out)
    plt.close(figure)
    return pickle.loads(Path("figure.pickle").read_bytes())
