"""Word letters from templates: fields in, .docx bytes out, rendered in a child."""
