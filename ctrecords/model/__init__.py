"""The researcher's nouns as frozen dataclasses: no storage, no law, no screen."""
