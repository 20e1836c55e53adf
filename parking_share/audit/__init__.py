"""All past rounds together: each verified, run again from what was sealed, and chained.

Values in, report out. Reports name rounds, files and tickets, never people.
"""
