"""How fast the model is on this machine: from small to large, beside other frameworks, and beside what memory allows."""
