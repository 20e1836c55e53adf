"""The year after the draw: an append-only register, and what follows from it.

Entries are events; who holds which space, which card and under which sanction is never stored,
it is what their replay gives. The store itself stands in `files/`.
"""
