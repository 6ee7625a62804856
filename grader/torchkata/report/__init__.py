"""Views of a record for people. They never influence grading."""
