"""What a gate's log says of the year: passages, stays, overstays, refusals, use of the spaces.

Plain functions over frozen values. A log is a list of passages; nothing here knows a vendor. What
a log does not say is never guessed: an entry without an exit is unpaired, hours that no notice
settles are unknown, and every overstay is a proposal that a person confirms.
"""
