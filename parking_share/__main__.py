"""`python -m parking_share`."""

from parking_share.cli.app import main

main()
