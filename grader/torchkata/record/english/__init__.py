"""The sentences in English, one table for each subject."""
