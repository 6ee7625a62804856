"""Caches that are keyed by content."""
