"""What strangers packed: who handed in what, and where it lies."""
