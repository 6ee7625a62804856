"""One submission is graded: checks are collected, run and judged."""
