"""配对: the own card, whose card is read in here, and who is shut out; a manager answers for it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.archive.folder.files import write_whole
from app.errors import RuzhuError
from app.exchange.partners.cards import Card, card_of, card_text, fingerprint, own_card, read_card
from app.exchange.partners.pairing import Admitted, admit, revoke
from app.exchange.partners.trust import Partner, partners
from app.texts import N_
from app.texts.pairing import ROLE_NAMES
from ui.boards.exchange.card_job import CardJob
from ui.boards.exchange.card_view import CardView
from ui.boards.exchange.recovery import RecoveryPart
from ui.context import WindowContext
from ui.manager_input import ManagerInput
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, InputColumn, LineInput, PlainLabel
from ui.widgets.action_strip import ActionStrip, Asked
from ui.widgets.labels import KIND

CARD_SUFFIX = ".ruzhucard"
SAYING = {
    Admitted.NEW: N_("{station} of {site} is let in. Now let them read in your card too."),
    Admitted.KNOWN: N_("{station} of {site} was let in before; nothing changed."),
    Admitted.CHANGED: N_("{station} of {site} has new keys, which are kept."),
    Admitted.AGAIN: N_("{station} of {site} is let in again."),
}


class PairingPart(QWidget):
    """S saves the own card, P prints it, O reads in another's, X shuts the chosen one out."""

    print_wanted = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self.context = context
        self._read: Card | None = None
        self._shown: tuple[Partner, ...] = ()
        _ = context.translate
        self.own = CardView(_("Card of this archive"), _)
        self.other = CardView(_("Card that was read in"), _)
        self.said = PlainLabel("", "done")
        self.recovery = RecoveryPart(context)
        columns = (
            InputColumn(key="site", title=_("Site"), width=168),
            InputColumn(key="station", title=_("Station"), width=168),
            InputColumn(key="fingerprint", title=_("Fingerprint"), width=432),
            InputColumn(key="state", title=_("State")),
        )
        self.table = GrowingTable(columns, name=_("Partners"), most_rows=400)
        self._build_buttons()
        self._build_strips()
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())

    def _build_buttons(self) -> None:
        _ = self.context.translate
        self.save_button = Button(_("Save the card…"), self.save, "S")
        self.print_button = Button(_("Print the card"), self.print_card, "P")
        self.read_button = Button(_("Read in a card…"), self.ask_card, "O", main=True)
        self.shut_button = Button(_("Shut out…"), self.ask_shut_out, "X")

    def _build_strips(self) -> None:
        _ = self.context.translate
        self.admitting, self.revoking = ManagerInput(self.context.desk, _), ManagerInput(self.context.desk, _)
        self.admit_strip = ActionStrip(
            (Asked("", self.admitting),),
            do=_("They are the same: let in"),
            close=_("Not let in  Esc"),
            deed=self._admit,
            done=self.context.changes.tell,
            say=self.context.sentence,
            answers=self.admitting.answers,
        )
        self.why = LineInput(field="field:reason", limit=500)
        self.revoke_strip = ActionStrip(
            (Asked(_("Why it is shut out"), self.why, 1), Asked("", self.revoking)),
            do=_("Shut out"),
            close=_("Close  Esc"),
            deed=self._shut_out,
            done=self.context.changes.tell,
            say=self.context.sentence,
            answers={"pairing.reason_missing": self.why, **self.revoking.answers},
            tone="reason",
        )
        self.admit_strip.closed.connect(self._put_card_away)
        self.revoke_strip.closed.connect(self.table.setFocus)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save_button, self.print_button, self.read_button, self.shut_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.own)
        column.addLayout(buttons)
        for widget in (self.said, self.other, self.admit_strip, self.revoke_strip, self.table, self.recovery):
            column.addWidget(widget)
        column.addStretch(1)
        self.other.hide()
        self.said.hide()

    # ---- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the own card and who is let in."""
        archive = self.context.desk.archive
        try:
            self.own.show_card(own_card(archive))
        except RuzhuError as error:
            self._say(self.context.sentence(error.reason), "reason")
        self._shown = partners(archive.database, archive.station.id)
        self.table.set_rows([self._row(each) for each in self._shown])
        self.table.setVisible(bool(self._shown))
        if self._shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        self.recovery.refresh()
        self._follow()

    def _row(self, each: Partner) -> dict[str, str]:
        _ = self.context.translate
        return {
            "site": each.site,
            "station": f"{_(ROLE_NAMES[each.role])} · {each.code}",
            "fingerprint": fingerprint(card_of(each)),
            "state": _("shut out") if each.revoked else _("let in"),
        }

    def chosen(self) -> Partner | None:
        """Return the partner of the current row."""
        row = self.table.current_row()
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def _follow(self) -> None:
        chosen = self.chosen()
        self.shut_button.setEnabled(chosen is not None and not chosen.revoked)

    def _say(self, text: str, kind: str = "done") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setProperty(KIND, kind)
        self.said.style().polish(self.said)

    # ---- the own card ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, then write the card."""
        _ = self.context.translate
        station = self.context.desk.archive.station
        name = "".join("_" if letter in '/\\:*?"<>| ' else letter for letter in f"{station.site}-{station.code}{CARD_SUFFIX}")
        self.context.prompts.save_file(self, _("Save the card"), name, _("Cards (*.ruzhucard)"), self._write)

    def _write(self, path: Path) -> None:
        _, archive = self.context.translate, self.context.desk.archive
        try:
            write_whole(path, card_text(archive, own_card(archive)).encode())
        except RuzhuError as error:
            self._say(self.context.sentence(error.reason), "reason")
        except OSError as error:
            self._say(_("The file could not be written: {why}").format(why=error.strerror), "reason")
        else:
            self._say(_("Saved as {file}.").format(file=path))

    def print_card(self) -> None:
        """Print the card with its fingerprint."""
        _, desk = self.context.translate, self.context.desk
        job = CardJob(
            title=_("Card of this archive"),
            card=own_card(desk.archive),
            operator=desk.operator_name,
            made_on=desk.today(),
            translate=_,
        )
        self.print_wanted.emit(job)

    # ---- another's card ----------------------------------------------------------------------------------------------

    def ask_card(self) -> None:
        """Ask for the other archive's card."""
        _ = self.context.translate
        self.context.prompts.open_file(self, _("Card of the other archive"), _("Cards (*.ruzhucard);;All files (*)"), self.read)

    def read(self, file: Path) -> None:
        """Show a card, and let it in only when the two have compared it."""
        _ = self.context.translate
        self._say("")
        self.revoke_strip.hide()
        try:
            self._read = read_card(file)
        except RuzhuError as error:
            self._put_card_away()
            self._say(self.context.sentence(error.reason), "reason")
            return
        self.other.show_card(self._read)
        self.other.show()
        self.admitting.prepare()
        self.admit_strip.open(
            _("Telephone them at a number that you know, and compare all eight groups one by one with what they see.")
        )
        if self.admitting.isHidden():
            # Enter pressed twice must not let in a stranger whose card nobody compared.
            self.admit_strip.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _admit(self) -> None:
        if self._read is None:
            return
        desk, card = self.context.desk, self._read
        authority = self.admitting.authority()
        manager = None if authority is None else authority.operator
        status = admit(desk.archive, desk.act("admit"), card, manager=manager)
        self._say(self.context.translate(SAYING[status]).format(station=card.code, site=card.site))

    def _put_card_away(self) -> None:
        self._read = None
        self.other.hide()
        self.admit_strip.hide()
        self.focus_first()

    # ---- shutting out ------------------------------------------------------------------------------------------------

    def ask_shut_out(self) -> None:
        """Ask why."""
        chosen, _ = self.chosen(), self.context.translate
        if chosen is None or chosen.revoked:
            return
        self._say("")
        self.revoking.prepare()
        text = _("Shut out {station} of {site}: nothing is sent to it or taken from it any more.")
        self._about = chosen
        self.revoke_strip.open(text.format(station=chosen.code, site=chosen.site))

    def _shut_out(self) -> None:
        desk, reason = self.context.desk, self.why.value()
        authority = self.revoking.authority() if reason else None
        manager = None if authority is None else authority.operator
        partner = revoke(desk.archive, desk.act("revoke"), self._about.station, reason=reason, on=desk.today(), manager=manager)
        self.why.set_value("")
        text = self.context.translate("{station} of {site} is shut out.")
        self._say(text.format(station=partner.code, site=partner.site))

    def focus_first(self) -> None:
        """What is done first: read in a card."""
        self.read_button.setFocus(Qt.FocusReason.OtherFocusReason)
