"""Pages and pictures we write, drawn with QtGui: bytes out, for the window and for actions alike; no widgets."""
