"""Rows of a workbook → applications with parsed documents."""
