"""Grades a class: reads submissions, grades them in parallel, keeps a journal, and writes all views."""
