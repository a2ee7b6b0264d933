"""The screens, one for each kind of place; a new screen adds its line here."""
