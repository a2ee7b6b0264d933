"""ctrecords: public-records requests to Connecticut agencies, their legal dates and their proof."""

__version__ = "0.1.0"
