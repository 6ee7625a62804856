"""What one student handed in: found, read, and turned into code. Nothing of it is run."""
