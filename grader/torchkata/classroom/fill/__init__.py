"""Writes marks into a copy of the table that a platform exported: only the cells of one column change."""
