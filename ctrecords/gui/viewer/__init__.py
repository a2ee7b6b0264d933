"""The reader: pages of received files, drawn by a child, with their words to find, select and cite."""
