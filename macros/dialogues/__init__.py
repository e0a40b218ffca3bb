"""Dialogues: scripted conversations, how they go on, and whether they can be played."""
