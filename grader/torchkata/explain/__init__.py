"""What went wrong in a student's code, as a verdict and in words."""
