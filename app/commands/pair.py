"""The subcommands below `pair`: cards of archives, who is let in by them, and who is shut out."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.line import Line
from app.commands.papers import write_paper
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from app.exchange.partners.cards import Card, card_of, card_text, fingerprint, own_card, read_card
from app.exchange.partners.pairing import Admitted, admit, renew_recovery
from app.exchange.partners.pairing import revoke as shut_out
from app.exchange.partners.trust import Partner, partners
from app.texts import N_
from app.texts.pairing import ROLE_NAMES

_ADMITTED = {
    Admitted.NEW: N_("{role} {station} of {site} is let in."),
    Admitted.KNOWN: N_("{role} {station} of {site} was let in before; nothing changed."),
    Admitted.CHANGED: N_("{role} {station} of {site} has new keys, which are kept."),
    Admitted.AGAIN: N_("{role} {station} of {site} is let in again."),
}


def add(tool: typer.Typer, line: Line) -> None:
    """Add the group `pair`."""
    group = typer.Typer(help=N_("Which archives exchange packages with this one."))
    tool.add_typer(group, name="pair")
    _add_show(group, line)
    _add_add(group, line)
    _add_list(group, line)
    _add_revoke(group, line)
    _add_recovery(group, line)


def recovery_lines(recovery: str, speech: Speech) -> tuple[str, ...]:
    """Return a recovery key, which is shown this once, and what to do with it."""
    _ = speech.translate
    said = _(N_("Recovery key of the company: {key}")).format(key=recovery)
    return (said, _(N_("Print it and lock it away: it opens every package, and it is not shown again.")))


def _add_show(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command(help=N_("Write this archive's card, by which others let it in."))
    @line.at_desk(reading=False)
    def show(
        desk: Desk,
        out: Annotated[Path, typer.Option("--out", help=N_("The file to write."))],
        pdf: Annotated[Path | None, typer.Option("--pdf", help=N_("The same on paper, with the fingerprint large."))] = None,
    ) -> Report:
        card = own_card(desk.archive)
        content = card_text(desk.archive, card).encode()
        printed = None if pdf is None else line.printers.card(card, desk, line.speech)
        write_paper(out, content)
        data = {"file": str(out), **_as_data(card)}
        said = _(N_("The card of {station} of {site} is written to {file}.")).format(station=card.code, site=card.site, file=out)
        lines = (said, _fingerprint_line(card, line.speech))
        if pdf is None or printed is None:
            return Report(data, lines)
        write_paper(pdf, printed)
        return Report({**data, "pdf": str(pdf)}, (*lines, _(N_("Written to {file}.")).format(file=pdf)))


def _add_add(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command("add", help=N_("Let in the archive on a card."))
    @line.at_desk(reading=False)
    def add_(
        desk: Desk,
        file: Annotated[Path, typer.Argument(help=N_("The other archive's card."))],
        told: Annotated[
            str | None, typer.Option("--fingerprint", help=N_("What was told by telephone; another card is refused."))
        ] = None,
    ) -> Report:
        card = read_card(file)
        status = admit(desk.archive, desk.act("admit"), card, expected=told)
        role = _(ROLE_NAMES[card.role])
        lines = [_(_ADMITTED[status]).format(role=role, station=card.code, site=card.site), _fingerprint_line(card, line.speech)]
        if told is None:
            lines.append(_(N_("Compare it by telephone with what the other archive's `pair show` says.")))
        return Report({**_as_data(card), "status": status.value}, tuple(lines))


def _add_list(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command("list", help=N_("Everyone who is let in or shut out."))
    @line.at_desk(reading=True)
    def list_(desk: Desk) -> Report:
        known = partners(desk.database, desk.archive.station.id)
        lines = tuple(_in_words(each, line.speech) for each in known) or (_(N_("No other archive is let in yet.")),)
        return Report({"partners": [{**_as_data(card_of(each)), "revoked": each.revoked} for each in known]}, lines)


def _add_revoke(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command(help=N_("Shut an archive out: nothing is sent to it or taken from it any more."))
    @line.at_desk(reading=False)
    def revoke(
        desk: Desk,
        code: Annotated[str, typer.Argument(help=N_("Its label, with the site before it where several bear it: site/label."))],
        reason: Annotated[str, typer.Option("--reason", help=N_("Why."))],
    ) -> Report:
        partner = shut_out(desk.archive, desk.act("revoke"), code, reason=reason, on=desk.today())
        text = _(N_("{station} of {site} is shut out; nothing is sent to it or taken from it any more."))
        said = text.format(station=partner.code, site=partner.site)
        return Report({**_as_data(card_of(partner)), "revoked": True, "reason": reason.strip()}, (said,))


def _add_recovery(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command(help=N_("Make a new recovery key of the company in place of the one before; at headquarters only."))
    @line.at_desk(reading=False)
    def recovery(desk: Desk) -> Report:
        made = renew_recovery(desk.archive)
        advice = _(N_("Everyone needs the card of headquarters anew: `pair show` here, `pair add` there."))
        return Report({"recovery": made}, (*recovery_lines(made, line.speech), advice))


def _as_data(card: Card) -> dict[str, object]:
    return {
        "station": card.station,
        "code": card.code,
        "site": card.site,
        "role": card.role,
        "fingerprint": fingerprint(card),
    }


def _in_words(partner: Partner, speech: Speech) -> str:
    _ = speech.translate
    state = _(N_("shut out")) if partner.revoked else _(N_("let in"))
    return "  ".join((partner.site, partner.code, _(ROLE_NAMES[partner.role]), state, fingerprint(card_of(partner))))


def _fingerprint_line(card: Card, speech: Speech) -> str:
    return speech.translate(N_("Fingerprint: {fingerprint}")).format(fingerprint=fingerprint(card))
