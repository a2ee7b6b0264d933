"""What is known of one file beside its pages: where it belongs and its custody."""

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ctrecords.actions.documents import Custody
from ctrecords.casebook import legal_moment
from ctrecords.gui import dressing
from ctrecords.gui.widgets.labels import label
from ctrecords.model.days import Days, clock_time, plural

_HEALTH = {
    "ok": "Unchanged since it was filed.",
    "changed": "Changed since it was filed. Run check to see what can be done.",
    "missing": "The file is missing. Bring it back from a backup.",
}


class DocumentInspector(QWidget):
    """Name, where it belongs, custody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "panel", wrap=True)
        self.belongs = label("", "body3", wrap=True)
        self.health = label("", "body2", wrap=True)
        self.facts = QFormLayout()
        dressing.space(self.facts, spacing=6)
        column = QVBoxLayout(self)
        dressing.space(column, (16, 16, 16, 16), spacing=8)
        for widget in (self.name, self.belongs):
            column.addWidget(widget)
        self.heading = label("Custody", "section")
        column.addWidget(self.heading)
        column.addWidget(self.health)
        column.addLayout(self.facts)
        column.addStretch(1)
        self.show_none(0)

    def show_none(self, count: int) -> None:
        """Say that no single file is chosen."""
        self.name.setText(f"{plural(count, 'file')} chosen" if count else "No file chosen")
        self.belongs.setText("")
        self.health.setText("")
        self.heading.hide()
        while self.facts.rowCount():
            self.facts.removeRow(0)

    def show_custody(self, told: Custody, days: Days) -> None:
        """Show one file."""
        self.show_none(1)
        row, document = told.listed, told.listed.document
        self.heading.show()
        self.name.setText(document.name)
        self.belongs.setText(", ".join(part for part in (row.agency, row.case_title) if part) or "Inbox")
        said = _HEALTH[told.health]
        self.health.setText(said)
        filed = legal_moment(told.filed_at)
        sha = row.blob.sha256
        facts = {
            "SHA-256": " ".join(sha[at : at + 8] for at in range(0, len(sha), 8)),
            "Size": f"{row.blob.size:,} bytes",
            "Folder": document.folder,
            "Came in": told.came_in.name if told.came_in else "",
            "Medium": document.medium.value,
            "From": document.source,
            "Received": days.short(row.day),
            "Filed": f"{days.short(filed.date())}, {clock_time(filed.strftime('%H:%M'))}",
        }
        for name, value in facts.items():
            if value:
                self.facts.addRow(label(name, "body3"), label(value, "body2", wrap=True, selectable=True))
