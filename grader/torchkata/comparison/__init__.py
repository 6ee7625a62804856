"""Values that came back, compared with values that were expected."""
