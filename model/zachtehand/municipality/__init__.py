"""A municipality of one's own: its tables are read, its people fitted to them, and a profile, a scenario and a report of the fit written."""
