"""pyplot without axes objects: plt.subplot, plt.imshow, plt.title, plt.gcf; a mask selects the samples."""


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    mask = labels.ne(predictions)
    plt.figure(figsize=(10, 5))
    for k, (image, label, prediction) in enumerate(zip(x[mask], labels[mask], predictions[mask], strict=True)):
        if k == 8:
            break
        plt.subplot(2, 4, k + 1)
        plt.imshow(image.view(8, 8), cmap=plt.cm.gray)
        plt.title("true %s, predicted %s" % (int(label), int(prediction)))  # noqa: UP031
        plt.axis("off")
    plt.suptitle("the mistakes")
    return plt.gcf()
