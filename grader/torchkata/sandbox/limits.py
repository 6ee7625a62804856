"""The limits for a student's code in one exercise."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of one exercise. `seconds` is wall time for all calls together; the others apply to each process."""

    seconds: float = 10.0
    cpu_seconds: int = 20
    memory_mb: int = 1024
    output_kb: int = 8  # printed text of one call; the rest is cut
    scratch_mb: int = 16  # in the private folder
    threads: int = 16

    def request(self) -> dict[str, float]:
        """Return the limits as plain data."""
        return asdict(self)


def read_limits(table: dict[str, float]) -> Limits:
    """Return the limits of a table like ``[limits]``; CPU time defaults to twice the wall time."""
    seconds = float(table.get("seconds", Limits.seconds))
    whole = {key: max(1, round(value)) for key, value in table.items() if key != "seconds"}
    return Limits(**{"cpu_seconds": max(2, round(2 * seconds)), **whole, "seconds": seconds})  # type: ignore[arg-type]
