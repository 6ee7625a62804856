"""Watches a course while a student works on it: grades what is saved, and shows the first thing that is not right."""
