"""What leaves the house: the student's kit without the answer key, the autograder with it."""
