"""Call sheets and calls of a shooting day."""
