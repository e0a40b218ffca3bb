"""What Orca says of the published course in Firefox, written down word for word."""
