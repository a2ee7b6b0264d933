"""The window: ask an action, show the answer; the only package that knows Qt."""
