"""Explain failures of student code as a verdict and messages."""
