import atexit
import logging
import signal
import warnings

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger(__name__)
log.warning("loading")
warnings.warn("this file is written in an old way", DeprecationWarning, stacklevel=1)
warnings.warn("really")
atexit.register(log.info, "bye")
signal.signal(signal.SIGTERM, lambda *_: None)


def double(values):
    log.debug("double %s", values)
    warnings.warn("again", FutureWarning)
    return [2.0 * value for value in values]


def total(values):
    try:
        return float(1 / 0)
    except ZeroDivisionError:
        log.exception("as expected")
    logging.disable()
    return float(sum(values))


class Counter:
    log = logging.getLogger("counter")

    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.log.critical("adding %d", number)
        self.count += number
        return self.count
