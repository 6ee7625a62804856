"""Tools for authors of exercises: new folders, skeletons, the laws, mutants."""
