"""Takes the work of a whole class in: who handed in what, and where it lies."""
