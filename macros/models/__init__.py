"""Pydantic models of everything that authors may write."""
