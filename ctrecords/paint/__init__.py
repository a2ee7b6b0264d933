"""The pages of what ctrecords writes, laid out with Qt's drawing part: on screen, on paper and as PDF."""
