"""Everything that runs beside student code. It imports only itself, the standard library, NumPy and torch."""
