"""Arithmetic on characters: no page, no model, no memory."""
