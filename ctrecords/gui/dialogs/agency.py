"""Adds an agency the researcher found, or corrects one: its name, town and law, and where that was read."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ctrecords.actions import agency_entry
from ctrecords.actions.agency_entry import NewAgency
from ctrecords.errors import CtrecordsError
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.import_steps import box
from ctrecords.gui.dialogs.import_work import CLASSES
from ctrecords.gui.screens.agencies_words import KINDS
from ctrecords.model.directory import Agency

_OTHER = "other_agency"


class AgencyDialog(FormDialog):
    """Asks for what is known of one agency; nothing is guessed."""

    def __init__(self, agency: Agency | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Correct {agency.name}" if agency else "Add agency",
            "Save agency" if agency else "Add agency",
            parent,
            line="Letters already written keep what they say."
            if agency
            else "Give only what you know; contacts are added afterwards, each with its source.",
            width=480,
        )
        self.name_field, self.town_field = QLineEdit(), QLineEdit()
        self.county_field, self.source_field = QLineEdit(), QLineEdit()
        self.kind = box("Kind")
        for key, (words, _long) in KINDS.items():
            self.kind.addItem(words, key)
        self.kind.addItem("Other agency", _OTHER)
        if agency is not None and self.kind.findData(agency.kind) < 0:
            self.kind.addItem(agency.kind.replace("_", " ").capitalize(), agency.kind)
        self.law = box("Law it answers under")
        self.law.addItem("Not known: no dates are counted", ("", ""))
        for law, kind, words in CLASSES:
            self.law.addItem(words, (law, kind))
        self.other = QCheckBox("It is none of the agencies it looks like")
        self.other.setVisible(False)
        self.source_field.setPlaceholderText("Such as: town web site, list of departments")
        self.add("Name", self.name_field)
        self.add("Kind", self.kind)
        self.add("Law", self.law)
        self.add("Town", self.town_field)
        self.add("County", self.county_field)
        self.add("Where you read of it", self.source_field)
        self.add_line(self.other)
        self._fill(agency)
        self.name_field.setFocus()

    def _fill(self, agency: Agency | None) -> None:
        self.kind.setCurrentIndex(self.kind.findData(agency.kind if agency else _OTHER))
        if agency is None:
            return
        self.name_field.setText(agency.name)
        self.town_field.setText(agency.town)
        self.county_field.setText(agency.county)
        self.source_field.setText(agency.source)
        pairs = [("", ""), *((law, kind) for law, kind, _words in CLASSES)]
        known = (agency.law, agency.agency_class)
        self.law.setCurrentIndex(pairs.index(known) if known in pairs else 0)

    def values(self) -> NewAgency:
        """What was given."""
        law: tuple[str, str] = self.law.currentData()
        return NewAgency(
            name=self.name_field.text(),
            kind=str(self.kind.currentData()),
            law=law[0],
            agency_class=law[1],
            town=self.town_field.text(),
            county=self.county_field.text(),
            source=self.source_field.text(),
        )

    def refuse(self, error: CtrecordsError) -> None:
        """Say what is wrong; where another agency looks like it, offer to say that it is none of them."""
        self.other.setVisible(self.other.isVisible() or "looks like" in error.what)
        super().refuse(error)


def open_agency(
    desk: Desk,
    parent: QWidget,
    agency: Agency | None,
    done: Callable[[str], None],
    show: Callable[[Agency], None] | None = None,
) -> None:
    """Ask for an agency and keep it; *done* gets the sentence for the toast, *show* the agency."""
    dialog = AgencyDialog(agency, parent)

    def kept(made: Agency) -> None:
        dialog.finish(done, f"{made.name} {'corrected' if agency else 'added'}")
        if show is not None:
            show(made)

    def send() -> None:
        wanted, other = dialog.values(), dialog.other.isChecked()
        desk.write(
            lambda book, _progress: (
                agency_entry.edit(book, agency.id, wanted)
                if agency
                else agency_entry.add(book, wanted, is_new=other)
            ),
            kept,
            label="Saving an agency",
            failed=dialog.refuse,
        )

    dialog.submit(send)
