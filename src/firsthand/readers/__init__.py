"""From the world to pages."""
