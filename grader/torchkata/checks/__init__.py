"""What checks work with: the student's module, its calls, the reference solution."""
