"""Looking after a casebook from outside: these work on a folder, so they run when no casebook opens."""
