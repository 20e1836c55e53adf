"""Tickets, commitment, seed, draw and allocation: the protocol of SPEC.md, and nothing else.

Standard library only. Values in, values out; files are bytes. The section numbers in the
docstrings are those of SPEC.md.
"""
