"""records.db: the facts and their journal; the only place with SQL."""
