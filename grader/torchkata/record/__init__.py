"""The verdicts, the record of a graded submission, and the sentences that people read."""
