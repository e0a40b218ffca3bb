"""Cards that come back."""
