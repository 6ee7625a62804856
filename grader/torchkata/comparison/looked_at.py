"""How a part of an observation is named that a check has used."""

LookedAt = str | tuple[str, ...]  # name of a part; for counted operators ("count", name, ...)
