"""The sentences of the engine, one file for each language, and their loader."""
