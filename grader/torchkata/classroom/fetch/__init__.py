"""Fetch the repositories of a class into a folder that can be graded."""
