"""firsthand turns a heap of news pages into one account that can be checked, down to the character."""
