"""Shared office parking: who may apply, who is drawn, when they may park, and the proof of it."""

__version__ = "0.1.0"
