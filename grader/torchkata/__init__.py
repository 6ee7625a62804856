"""The machine of torchkata: it grades exercises it knows only by their folders."""
