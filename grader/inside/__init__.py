"""Everything that runs beside student code, and nothing more. Imports only itself, the standard library, numpy and torch."""
