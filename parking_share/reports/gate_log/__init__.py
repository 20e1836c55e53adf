"""What is said of a gate's log: a summary, tables, and the picture of the spaces' use."""
