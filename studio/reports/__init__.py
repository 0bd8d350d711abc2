"""Printed pages: one file per report."""
