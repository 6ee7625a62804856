"""What tests share: commands, kits, classes, processes. Tests import from here, never from each other."""
