"""The trade of writing exercises: skeletons, the laws, mutants, a new folder."""
