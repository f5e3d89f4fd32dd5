"""异常: numbers that paper does not account for, open until they are explained (C5, C7)."""

from app.desk.certificates.incidents import explain_incident, incidents, report_incident
from app.errors import InputError
from app.procedure.certificates import FOUND_BY_LEDGER, Incident, IncidentKind, format_number, parse_number
from app.procedure.reason import Reason
from app.texts.certificates import INCIDENT_KIND_NAMES
from ui.boards.board_part import BoardPart
from ui.context import WindowContext
from ui.copy_ticks import CopyTicks
from ui.manager_input import ManagerInput
from ui.widgets import Choice, InputColumn, LineInput, Tick
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value


class IncidentsPart(BoardPart):
    """N reports, E (or Enter) explains the chosen one."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="number", title=_("Number"), width=88),
            InputColumn(key="kind", title=_("What went wrong"), width=112),
            InputColumn(key="copies", title=_("Copies missing"), width=200),
            InputColumn(key="what", title=_("What happened")),
            InputColumn(key="reported", title=_("Reported"), width=152),
            InputColumn(key="explained", title=_("Explained"), width=248),
        )
        super().__init__(context, columns, name=_("Incidents"))
        self._shown: tuple[Incident, ...] = ()
        self._about = ""

    def build(self) -> None:
        """Two deeds."""
        _ = self.context.translate
        self.explain_button = self.add_button(_("Explain"), self.explain, "E", main=True)
        self.add_button(_("Report an incident"), self.report, "N")
        self.explanation = LineInput(field="field:what", limit=500)
        self.found = Tick(_("All three copies were found; they are bound as void"))
        self.manager = ManagerInput(self.context.desk, _)
        self.explain_strip = self.add_strip(
            (Asked(_("Explanation"), self.explanation, 1), Asked(_("Found"), self.found), Asked("", self.manager)),
            do=_("Explain"),
            deed=self._explain,
            answers={"certificates.explanation_missing": self.explanation, **self.manager.answers},
        )
        self.number = LineInput(field="field:number", limit=20)
        self.number.setMaximumWidth(120)
        reported = [(kind.value, _(word)) for kind, word in INCIDENT_KIND_NAMES.items() if kind not in FOUND_BY_LEDGER]
        self.kind = Choice(reported)
        self.copies = CopyTicks(self.context.name)
        self.what = LineInput(field="field:what", limit=500)
        self.report_strip = self.add_strip(
            (
                Asked(_("Number"), self.number),
                Asked(_("What went wrong"), self.kind),
                Asked(_("Copies missing"), self.copies),
                Asked(_("What happened"), self.what, 1),
            ),
            do=_("Report"),
            deed=self._report,
            answers={"certificates.unknown_number": self.number, "certificates.what_missing": self.what},
        )

    def refresh(self) -> None:
        """Open ones first."""
        _ = self.context.translate
        found = incidents(self.context.desk.database)
        self._shown = tuple(sorted(found, key=lambda each: each.explained_on is not None))
        self.show_rows([self._row(each) for each in self._shown], _("There is no incident: each number is accounted for."))
        self.explain_button.setEnabled(any(each.explained_on is None for each in self._shown))

    def _row(self, each: Incident) -> dict[str, Value]:
        _ = self.context.translate
        explained = _("not explained yet")
        if each.explained_on is not None:
            explained = f"{each.explained_on.isoformat()} {each.explained_by}: {each.explanation}"
        return {
            "number": format_number(each.number),
            "kind": _(INCIDENT_KIND_NAMES[each.kind]),
            "copies": ", ".join(self.context.name(f"copy:{copy}") for copy in each.missing_copies),
            "what": each.what,
            "reported": f"{each.reported_on.isoformat()} {each.reported_by}",
            "explained": explained,
        }

    def explain(self) -> None:
        """Ask how the chosen incident is explained."""
        row = self.table.current_row()
        if row is None or row >= len(self._shown):
            return
        chosen = self._shown[row]
        if chosen.explained_on is not None:
            self.say(Reason.of("certificates.explained_already", number=format_number(chosen.number)))
            return
        self._about = chosen.id
        self.found.set_value(False)
        self.manager.prepare()
        message = self.context.translate("Number {number}: {what}")
        self.ask(self.explain_strip, message.format(number=format_number(chosen.number), what=chosen.what))

    def _explain(self) -> None:
        desk, said, found = self.context.desk, self.explanation.value(), self.found.value()
        explain_incident(desk, self._about, said, found=found, authority=self.manager.authority() if said else None)
        self.explanation.set_value("")

    def report(self) -> None:
        """Ask which number, and what happened."""
        message = self.context.translate("The number is out of use from then on; its case needs another certificate.")
        self.ask(self.report_strip, message)

    def _report(self) -> None:
        number = parse_number(self.number.text())
        if number is None:
            raise InputError.of("certificates.unknown_number", number=self.number.text().strip()[:20])
        kind = IncidentKind(self.kind.value())
        report_incident(self.context.desk, number, kind, self.what.value(), self.copies.value())
        self.number.set_value("")
        self.what.set_value("")
        self.copies.set_value(())

    def act(self) -> None:
        """Enter on an incident: its explanation."""
        self.explain()
