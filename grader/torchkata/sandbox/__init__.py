"""Runs student code in processes of its own, and ends them."""
