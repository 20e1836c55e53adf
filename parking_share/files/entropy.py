"""Randomness of the operating system: for receipts, and for a seed nobody else could watch."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

NONCE_BYTES = 16
SEED_BYTES = 32


def fresh_nonces(tickets: Iterable[str]) -> dict[str, str]:
    """A nonce of 128 bits for every ticket, 32 hex characters each (draw protocol §1)."""
    return {ticket: fresh_nonce() for ticket in tickets}


def fresh_nonce() -> str:
    """128 bits, 32 hex characters."""
    return secrets.token_hex(NONCE_BYTES)


def system_seed() -> str:
    """A seed of 256 bits, 64 hex characters (draw protocol §3)."""
    return secrets.token_hex(SEED_BYTES)
