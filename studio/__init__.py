"""Ninesixteen: the production studio for micro-drama crews."""

__version__ = "0.1.0"
