"""The objects that checks use: the student's module, its calls, the reference solution."""
