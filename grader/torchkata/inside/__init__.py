"""All that runs beside student code, and nothing more: imports itself, the standard library, numpy and torch."""
