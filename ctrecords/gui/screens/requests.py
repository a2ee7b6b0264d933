"""All requests of the casebook, whatever their case."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.requests_list import RequestsList


class RequestsScreen(RequestsList):
    """Every request, with its case."""

    where: ClassVar[Where] = Where.REQUESTS
    across_cases: ClassVar[bool] = True
    empty_line: ClassVar[str] = "No requests yet."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "All requests"
        self.header.set_title(self.title)
        limit = [column.key for column in self.table.table.columns].index("limit")
        self.table.setColumnHidden(limit, True)
