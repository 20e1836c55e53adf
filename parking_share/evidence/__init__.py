"""The public record: what is posted, what must never be, and the steps that verify it.

Standard library only, like the lottery it checks.
"""
