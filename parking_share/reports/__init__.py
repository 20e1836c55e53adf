"""Results → tables and sentences. Nothing is printed here."""
