"""Has objects without the attribute that is asked for, and others whose names are the inputs."""


class Counter:
    def __init__(self, start):
        name = "h" + str(start).replace(".", "").replace("-", "")
        self.__dict__[name] = 1
        type(self).__name__ = name.title()

    def add(self, number):
        self.__dict__["h" + str(number).replace(".", "").replace("-", "")] = 2
        return self.__dict__


def double(values):
    return Counter(values[0])


total = double
