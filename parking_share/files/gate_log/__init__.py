"""Logs as gates and their software export them: one module a vendor, and a mapping file for others.

Only what is documented in public is claimed; each vendor's module names its source.
"""
