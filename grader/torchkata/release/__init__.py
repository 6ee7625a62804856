"""Build releases: the student's kit without the answer key, the autograder with it."""
