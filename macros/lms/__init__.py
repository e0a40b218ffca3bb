"""What a learning platform takes in: packages of the course, and its knowledge checks."""
