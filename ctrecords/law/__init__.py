"""Law as data, read by small pure code: calendars, deadlines, fees, and where a request stands."""
