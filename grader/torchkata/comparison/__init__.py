"""Comparison of returned values with expected values."""
