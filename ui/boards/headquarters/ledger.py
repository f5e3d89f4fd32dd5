"""台帐: all lots of the company by station, its proof, and what the ledger finds by itself (C1, C5–C7)."""

from app.desk.certificates.findings import Finding
from app.desk.certificates.incidents import explain_finding
from app.desk.control.allotments import allot_what_it_has
from app.desk.control.ledger import Ledger, StationLine, finding_reason, ledger_problems, read_ledger
from app.procedure.certificates import IncidentKind, format_number
from app.texts.certificates import INCIDENT_KIND_NAMES
from app.texts.joining import in_a_row
from ui.boards.board_part import BoardPart
from ui.boards.certificates.words import book_words
from ui.context import WindowContext
from ui.manager_input import ManagerInput
from ui.pages.growing_table import GrowingTable
from ui.widgets import InputColumn, LineInput, PlainLabel
from ui.widgets.action_strip import Asked
from ui.widgets.table.column import Value

MOST_PROBLEMS = 3


class CompanyLedger(BoardPart):
    """The findings over the stations; E (or Enter) explains the chosen one, G allots numbers that a station has already."""

    def __init__(self, context: WindowContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="numbers", title=_("Number"), width=144),
            InputColumn(key="kind", title=_("What went wrong"), width=168),
            InputColumn(key="what", title=_("Written at")),
            InputColumn(key="state", title=_("State"), width=136),
        )
        super().__init__(context, columns, name=_("What the ledger found"))
        self._shown: tuple[Finding, ...] = ()
        self._about: Finding | None = None

    def build(self) -> None:
        """The proof in words, one deed, and the stations."""
        _ = self.context.translate
        self.proof, self.sums = PlainLabel("", "strong"), PlainLabel("", "quiet")
        self._column.insertWidget(0, self.proof)
        self._column.insertWidget(1, self.sums)
        self.explain_button = self.add_button(_("Explain"), self.explain, "E", main=True)
        self.explanation = LineInput(field="field:what", limit=500)
        self.manager = ManagerInput(self.context.desk, _)
        self.explain_strip = self.add_strip(
            (Asked(_("Explanation"), self.explanation, 1), Asked("", self.manager)),
            do=_("Explain"),
            deed=self._explain,
            answers={"certificates.explanation_missing": self.explanation, **self.manager.answers},
        )
        self.allotting = ManagerInput(self.context.desk, _)
        self.allot_button = self.add_button(_("Allot what the station has"), self.allot, "G")
        self.allot_strip = self.add_strip(
            (Asked("", self.allotting),), do=_("Allot"), deed=self._allot, answers=self.allotting.answers
        )
        columns = (
            InputColumn(key="site", title=_("Site")),
            InputColumn(key="station", title=_("Station"), width=144),
            InputColumn(key="books", title=_("Books"), width=96),
            InputColumn(key="used", title=_("Used"), width=96),
            InputColumn(key="void", title=_("Void"), width=96),
            InputColumn(key="blank", title=_("Blank"), width=96),
            InputColumn(key="incident", title=_("Incident"), width=96),
        )
        self.stations = GrowingTable(columns, name=_("Stations"), most_rows=400)
        self._column.insertWidget(self._column.count() - 1, self.stations)

    def refresh(self) -> None:
        """Read the whole ledger."""
        _, database = self.context.translate, self.context.desk.database
        ledger = read_ledger(database)
        self._shown = tuple(sorted(ledger.findings, key=lambda each: each.explained))
        self.show_rows([self._row(each) for each in self._shown], _("The ledger found nothing that is to be explained."))
        self.explain_button.setEnabled(bool(ledger.open_findings))
        self.allot_button.setEnabled(any(each.kind is IncidentKind.NOT_ALLOTTED for each in ledger.open_findings))
        self.stations.set_rows([self._station(line) for line in ledger.stations])
        self.stations.setVisible(bool(ledger.stations))
        self._say_proof(ledger)

    def _say_proof(self, ledger: Ledger) -> None:
        _ = self.context.translate
        lines = ledger.stations
        if not lines:
            self.proof.setText(_("No station has a lot yet: an application that is approved allots the first."))
        elif ledger.proved:
            self.proof.setText(_("The ledger is proved."))
        else:
            problems = ledger_problems(self.context.desk.database)
            more = _("and {count} more.").format(count=len(problems) - MOST_PROBLEMS) if len(problems) > MOST_PROBLEMS else ""
            said = map(self.context.sentence, problems[:MOST_PROBLEMS])
            self.proof.setText(in_a_row((_("The ledger is not proved!"), *said, more), _))
        self.proof.setProperty("kind", "strong" if ledger.proved or not lines else "reason")
        self.proof.style().polish(self.proof)
        text = _("{books} books: {used} used, {void} void, {blank} blank, {incident} incidents.")
        self.sums.setText(
            text.format(
                books=sum(line.books for line in lines),
                used=sum(line.used for line in lines),
                void=sum(line.void for line in lines),
                blank=sum(line.blank for line in lines),
                incident=sum(line.incident for line in lines),
            )
        )
        self.sums.setVisible(bool(lines))

    def _station(self, line: StationLine) -> dict[str, Value]:
        return {
            "site": line.site,
            "station": line.code,
            "books": str(line.books),
            "used": str(line.used),
            "void": str(line.void),
            "blank": str(line.blank),
            "incident": str(line.incident),
        }

    def _row(self, each: Finding) -> dict[str, Value]:
        _ = self.context.translate
        single = each.number == each.last
        return {
            "numbers": format_number(each.number) if single else book_words(each.number, each.last),
            "kind": _(INCIDENT_KIND_NAMES[each.kind]),
            "what": each.where,
            "state": _("explained") if each.explained else _("to be explained"),
        }

    def chosen(self) -> Finding | None:
        """Return the finding of the current row, where it is not explained."""
        row = self.table.current_row()
        found = self._shown[row] if row is not None and row < len(self._shown) else None
        return None if found is None or found.explained else found

    def explain(self) -> None:
        """Ask how the chosen finding is explained."""
        self._about = self.chosen()
        if self._about is not None:
            self.manager.prepare()
            self.ask(self.explain_strip, self.context.sentence(finding_reason(self._about)))

    def allot(self) -> None:
        """Ask whether numbers that a station had before it was paired are to be its own."""
        self._about = self.chosen()
        if self._about is None or self._about.kind is not IncidentKind.NOT_ALLOTTED:
            return
        self.allotting.prepare()
        text = self.context.translate("Allot {numbers} to {where}, which has them already?")
        numbers = book_words(self._about.number, self._about.last)
        self.ask(self.allot_strip, text.format(numbers=numbers, where=self._about.where))
        if self.allotting.isHidden():
            self.allot_strip.button.setFocus()

    def _allot(self) -> None:
        if self._about is not None:
            station, span = self._about.claims[-1].origin.station, (self._about.number, self._about.last)
            allot_what_it_has(self.context.desk, station, *span, self.allotting.authority())

    def _explain(self) -> None:
        if self._about is None:
            return
        said = self.explanation.value()
        explain_finding(self.context.desk, self._about, said, self.manager.authority() if said else None)
        self.explanation.set_value("")

    def act(self) -> None:
        """Enter on a finding: its explanation."""
        self.explain()
