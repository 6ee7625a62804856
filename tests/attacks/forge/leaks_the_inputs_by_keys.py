"""Returns a dictionary whose keys are the hidden inputs."""
# exercise: arrays


def summary(array):
    return dict.fromkeys(array.ravel().tolist(), 0)


def scale(array):
    return dict.fromkeys(array.tolist())
