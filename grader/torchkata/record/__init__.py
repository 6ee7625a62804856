"""What was graded: the verdicts, the record, and the sentences that people read."""
