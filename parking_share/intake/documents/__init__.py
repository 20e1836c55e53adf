"""The documents an applicant hands in, as value types: a valid one, or why it cannot be read."""
