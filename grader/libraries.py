"""The big libraries that a file will import, guessed from its text, so that they can be imported before it is read."""

import re

CLUES = {  # what a file that says this will import, sooner or later
    "numpy": re.compile(rb"\bnumpy\b"),
    "torch": re.compile(rb"\btorch\b"),
    "torch._dynamo": re.compile(rb"\boptim\b"),  # the first optimizer imports it, for a second or more
    "matplotlib.pyplot": re.compile(rb"^(import|from) matplotlib\b", re.MULTILINE),
}
PACKAGES = frozenset(  # that students import, so that nobody takes one that is missing for a file of theirs
    [
        *("pandas", "scipy", "sklearn", "seaborn", "plotly", "bokeh", "statsmodels", "sympy", "networkx", "h5py"),
        *("torchvision", "torchaudio", "torchinfo", "torchsummary", "torchmetrics", "lightning", "pytorch_lightning"),
        *("tensorflow", "keras", "jax", "transformers", "datasets", "tensorboard", "wandb", "einops", "d2l", "nltk"),
        *("cv2", "PIL", "skimage", "imageio", "IPython", "ipywidgets", "google", "tqdm", "rich", "requests", "numba"),
        *("gym", "gymnasium", "numpy", "torch", "matplotlib"),
    ]
)


def clues(source: bytes) -> list[str]:
    """Return the big libraries that a student's file seems to use, in the order to import them."""
    return [module for module, pattern in CLUES.items() if pattern.search(source)]
