"""Finds and reads what one student handed in, and turns it into code. Runs none of it."""
