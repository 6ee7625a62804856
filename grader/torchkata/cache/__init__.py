"""Results kept by the content that they were made from."""
