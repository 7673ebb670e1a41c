"""The one language pass: sentences, and each distinct sentence parsed once."""
