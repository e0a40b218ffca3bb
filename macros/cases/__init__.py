"""Cases: role-plays with points, and whether they are what their authors claim."""
