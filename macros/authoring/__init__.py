"""What authors type, YAML and Markdown, and where in it something is wrong."""
