"""A record for other programs: JSON, CSV, JUnit, Gradescope, Exercism, Classroom 50, nbgrader."""
