"""A whole course as it was read: worksheets, cases, pages, settings."""
