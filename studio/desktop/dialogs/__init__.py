"""Dialogs: new production, settings, snapshots, keyboard, a bug."""
