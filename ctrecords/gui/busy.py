"""Shows a job that takes longer than a second, with how far it is and Cancel."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ctrecords.gui.jobs import Job, Jobs
from ctrecords.gui.widgets.working import Working

_KEPT = "You can keep working. Cancel leaves the casebook as it was."


class Busy(QObject):
    """Watches the jobs for slow ones."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.shown: dict[Job, Working] = {}
        jobs.slow.connect(self._show)
        jobs.progressed.connect(self._step)
        jobs.ended.connect(self._end)

    def _show(self, job: Job) -> None:
        made = Working(job.label, kept=job.kept or _KEPT, parent=self._window)
        made.cancelled.connect(job.cancel)
        self.shown[job] = made
        if job.total:
            self._step(job)
        else:
            made.bar.setRange(0, 0)
        made.show()

    def _step(self, job: Job) -> None:
        if job in self.shown:
            self.shown[job].step(job.done, job.total, job.note)

    def _end(self, job: Job) -> None:
        made = self.shown.pop(job, None)
        if made is not None:
            made.finish()
            made.deleteLater()
