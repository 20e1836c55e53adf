"""The year after the draw: who holds which space, what happened, and what the gate saw."""
