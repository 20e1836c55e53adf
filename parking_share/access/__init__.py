"""Hours and cards: when a holder may park, and who holds which card."""
