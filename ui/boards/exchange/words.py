"""Packages in words: what one brought, what several brought together, and which one it was."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import PureWindowsPath

from app.exchange.importing import FORKED, IMPORTED, NOTHING_NEW, REFUSED, WAITING, Imported
from app.procedure.reason import Reason
from app.texts import N_, Translator
from ui.context import WindowContext

STATUSES = {
    IMPORTED: N_("Taken in"),
    NOTHING_NEW: N_("Nothing new"),
    WAITING: N_("Waits for earlier entries"),
    FORKED: N_("Continued twice"),
    REFUSED: N_("Refused"),
}
TRIED = {IMPORTED: N_("Can be taken in"), WAITING: N_("Would wait for earlier entries")}
"""What a package is called that was only tried."""


def headline(results: Iterable[Imported], translate: Translator) -> str:
    """New households, changed ones and what is to be decided, of all packages that are not refused.

    Packages that concern no household, as those with an application or what was allotted, are told by their entries.
    """
    _ = translate
    taken = [each for each in results if each.status != REFUSED]
    if not any(map(_concerns_households, taken)):
        return _("{count} entries").format(count=sum(each.entries for each in taken))
    parts = (
        _("{count} new households").format(count=sum(each.households for each in taken)),
        _("{count} changed").format(count=sum(each.changed for each in taken)),
        _("{count} to decide").format(count=sum(each.conflicts for each in taken)),
    )
    return _(", ").join(parts)


def _concerns_households(each: Imported) -> bool:
    return bool(each.households or each.changed or each.conflicts)


def brought(each: Imported, context: WindowContext) -> str:
    """Return what became of one package."""
    _ = context.translate
    if each.reason is not None:
        return why(each.reason, context)
    if each.status == NOTHING_NEW:
        return _("All that is in it was here already.")
    parts = [headline([each], _)] if each.entries or not each.scans else []
    if _concerns_households(each):
        parts.append(_("{count} entries").format(count=each.entries))
    if each.scans:
        parts.append(_("{count} scans").format(count=each.scans))
    if each.scans_missing:
        parts.append(_("{count} scans missing").format(count=each.scans_missing))
    if each.staged:
        parts.append(_("{count} entries wait for earlier ones").format(count=each.staged))
    if each.forked:
        parts.append(_("{count} entries of a chain that was continued twice").format(count=each.forked))
    if each.left_out:
        parts.append(_("{count} entries of stations that are not let in").format(count=each.left_out))
    return _(", ").join(parts)


def why(reason: Reason, context: WindowContext) -> str:
    """Return a reason in words, files in it by their names alone: in which folder one lies is known here, or means nothing
    here."""
    params = ((name, PureWindowsPath(value).name if name == "file" else value) for name, value in reason.params)
    return context.sentence(Reason(reason.code, tuple(params)))


def kept_reason(text: str, context: WindowContext) -> str:
    """Return a reason as it was kept with a package, in words; "" for none."""
    if not text:
        return ""
    code, params = json.loads(text)
    return why(Reason(code, tuple((name, value) for name, value in params)), context)


def moment(text: str, context: WindowContext) -> str:
    """Return a moment as it is kept, by the clock of this counter, to the minute."""
    try:
        local = datetime.fromisoformat(text).astimezone(context.desk.now().tzinfo)
    except ValueError:
        return text
    return f"{local:%Y-%m-%d %H:%M}"


def missing_words(missing: Iterable[tuple[str, int]], *, waiting: int, translate: Translator) -> str:
    """Return which packages of a station never came, and whether later ones brought all of it: none of its entries wait."""
    _ = translate
    healed = _("Packages {numbers} never came; later ones brought all of it")
    return (_("Packages {numbers} never came") if waiting else healed).format(numbers=numbers(missing))


def numbers(pairs: Iterable[tuple[str, int]]) -> str:
    """Return numbers of packages, whichever epoch they are of."""
    return ", ".join(str(number) for _epoch, number in pairs)
