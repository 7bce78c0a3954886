"""The commands that show policy happening to a room: live, and as a recorded page."""
