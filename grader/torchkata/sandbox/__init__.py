"""Runs student code in isolated processes, limits them, and ends them."""
