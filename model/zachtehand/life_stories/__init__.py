"""Life stories: what happened to one person, in words."""
