"""Files of others as pages of text and pictures, read in a child; nothing of whose they are."""
