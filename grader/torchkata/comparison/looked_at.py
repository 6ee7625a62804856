"""How a part of an observation or of a picture is named that a check has used."""

from .picture import Question

LookedAt = str | tuple[str, ...] | Question  # name of a part; for counted operators ("count", name, ...)
