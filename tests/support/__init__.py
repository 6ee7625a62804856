"""Shared by tests: commands, courses, classes, processes. Tests import from here, never from each other."""
