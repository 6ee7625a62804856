"""The exercises of a course: found, read, chosen. Knows none of them by name."""
