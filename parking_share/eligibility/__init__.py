"""Applications → outcomes: every rule, every finding, every person's ruling."""
