"""Why a paper is asked for, and what of it: in a few words for the row."""

from collections.abc import Mapping

from app.procedure.declaration.rows import Original, PaperKind
from app.texts import Translator
from app.texts.translator import N_

_WHY: Mapping[str, str] = {
    "person": N_("person"),
    "company": N_("company"),
    "owner": N_("owner"),
    "tenant": N_("tenant"),
    "nonlocal": N_("not local"),
    "hmt": N_("HK, Macao, Taiwan"),
    "foreign": N_("foreign"),
    "employed": N_("works here"),
    "minor": N_("minor owner"),
    "permanent_resident": N_("permanent resident"),
    "home": N_("home"),
    "parking": N_("parking space"),
    "renovating": N_("renovates"),
}
_EACH: Mapping[str, str] = {
    "client": N_("client"),
    "co_owner": N_("co-owner"),
    "guardian": N_("guardian"),
    "agent": N_("agent"),
    "member": N_("household member"),
}
_ORIGINAL: Mapping[Original, str] = {
    Original.SEEN: N_("original"),
    Original.KEPT: N_("original, kept"),
    Original.EITHER: N_("original or copy"),
}


def why(kind: PaperKind, translate: Translator) -> str:
    """Return which kind of client must show it."""
    words = [translate(_WHY[name]) for name in kind.when if name in _WHY and not _goes_without_saying(name, kind)] + [
        translate(_EACH[role]) for role in kind.each if role in _EACH
    ]
    return " · ".join(dict.fromkeys(words)) if words else translate("every client")


def what(kind: PaperKind, translate: Translator) -> str:
    """Return what is asked of the paper: its original, copies, a seal."""
    words = [translate(_ORIGINAL[kind.original])] if kind.original in _ORIGINAL else []
    if kind.copies:
        words.append(translate("{count} copies").format(count=kind.copies) if kind.copies > 1 else translate("1 copy"))
    if kind.sealed:
        words.append(translate("sealed"))
    return translate(", ").join(words)


def _goes_without_saying(name: str, kind: PaperKind) -> bool:
    """A foreigner is a person, and what is asked of owners is asked of their homes."""
    return (name == "person" and len(kind.when) > 1) or (name == "home" and "owner" in kind.when)
