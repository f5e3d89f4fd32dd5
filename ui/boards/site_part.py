"""What the papers say of the project, kept as each field is left: company, address, telephone, opening hours."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.fields import limit_of
from app.desk.site import save_site, site_of
from app.errors import RuzhuError
from ui.context import WindowContext
from ui.widgets import Field, LineInput, PlainLabel


class SitePart(QWidget):
    """The slip of what to bring, the guide and the certificates name these; an empty one stays empty on paper."""

    def __init__(self, context: WindowContext, label_width: int) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        names = ("company", "address", "phone", "hours")
        self.inputs: Mapping[str, LineInput] = {
            name: LineInput(field=f"field:{name}", limit=limit_of(f"site.{name}")) for name in names
        }
        labels = {
            "company": _("Company's name"),
            "address": _("Place of the handover"),
            "phone": _("Telephone"),
            "hours": _("Opening hours"),
        }
        self.fields = {name: Field(labels[name], box, label_width=label_width) for name, box in self.inputs.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("On the papers"), "section"))
        for name, field in self.fields.items():
            column.addWidget(field)
            self.inputs[name].editingFinished.connect(self.save)

    def save(self) -> None:
        """Keep what stands in the fields; what is refused is said under its field, and stays there to be mended."""
        held = site_of(self._context.desk)
        try:
            wanted = replace(held, **{name: box.value() for name, box in self.inputs.items()})
            if wanted != held:
                save_site(self._context.desk, wanted)
                self._context.changes.tell()
        except RuzhuError:
            for field in self.fields.values():
                field.judge()

    def showEvent(self, event: QShowEvent) -> None:
        """Another counter may have written them since."""
        super().showEvent(event)
        held = site_of(self._context.desk)
        for name, box in self.inputs.items():
            box.set_value(getattr(held, name))
