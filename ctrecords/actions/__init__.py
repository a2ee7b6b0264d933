"""Everything one can ask of the app, a function each; both faces call these and nothing below."""
