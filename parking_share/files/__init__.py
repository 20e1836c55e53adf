"""The outside world: files and stores that the commands read and write."""
