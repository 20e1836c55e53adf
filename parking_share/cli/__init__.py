"""The commands, one file each; `app` holds the one boundary between errors and the terminal."""
