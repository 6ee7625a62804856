"""Returns the hidden input as a text, for the line that shows what was got."""
# exercise: arrays


def summary(array):
    return {"least": float(array.min()), "sign": repr(array.ravel().tolist())}
