"""Finds out who handed in what, in folders and archives that students and platforms packed."""
