"""Tables of others, read in a child, and tables we write: rows in and out, nothing of what they mean."""
