"""Views of a record. None has a say in grading."""
