"""Pairing: managers let other archives in by their cards, and shut them out again. Each admission is a journal entry."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.folder.exchange_key import make_recovery_key
from app.archive.journal.mandate import COUNTER, HEADQUARTERS
from app.archive.journal.new_chain import Station
from app.archive.journal.writing import Act, Writing
from app.archive.tables.exchange import AdmissionTable
from app.errors import InputError, RefusedError
from app.exchange.partners.cards import Card, card_of, fingerprint, is_fingerprint
from app.exchange.partners.chains import known_chains
from app.exchange.partners.recovery_history import gave_way
from app.exchange.partners.trust import Partner, own_partners, partners, partners_of_company
from app.procedure.text_limits import REASON, checked_text


class Admitted(StrEnum):
    """What letting in changed: a new partner, nothing, new keys on the card of a known one, or one who had been shut out."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    AGAIN = "again"


def admit(archive: Archive, act: Act, card: Card, *, expected: str | None = None, manager: str | None = None) -> Admitted:
    """Let in the archive on a card; `expected` is the fingerprint that was told by telephone. Doing it twice changes nothing.

    `manager` is the id of the manager who answers for it where that is not who opened the archive. Raises InputError for a card
    that cannot be let in, RefusedError for who is no manager and for an archive that the company shut out.
    """
    if expected is not None and not is_fingerprint(card, expected):
        raise InputError.of("pairing.other_fingerprint", fingerprint=fingerprint(card), given=expected)
    with _managing(archive, act, manager) as writing:
        _require_another(archive, card)
        company = partners_of_company(writing.database, archive.station.id).get(card.station)
        if company is not None and company.revoked:
            raise RefusedError.of("pairing.shut_out_by_company", station=card.code, site=card.site)
        held = own_partners(writing.database, archive.station.id).get(card.station)
        if gave_way(writing.database, _admission_of(archive, card), card.recovery):
            raise InputError.of("pairing.old_card", station=card.code, site=card.site)
        _keep(writing, archive, card, None, "")
    if held is None:
        return Admitted.NEW
    if held.revoked:
        return Admitted.AGAIN
    return Admitted.KNOWN if card_of(held) == card else Admitted.CHANGED


def revoke(archive: Archive, act: Act, name: str, *, reason: str, on: date, manager: str | None = None) -> Partner:
    """Shut a partner out (see `find_partner` for `name`): nothing more is sent to it or taken from it. Gives who it is.

    Raises InputError for an unknown name and without a reason, RefusedError for who is no manager and one shut out already.
    """
    said = checked_text(reason, field="field:reason", limit=REASON)
    if said.reason is not None:
        raise InputError(said.reason)
    if not said.text:
        raise InputError.of("pairing.reason_missing")
    with _managing(archive, act, manager) as writing:
        known = partners(writing.database, archive.station.id)
        partner = find_partner(known, name)
        if partner.revoked:
            raise RefusedError.of("pairing.shut_out_already", station=partner.code, site=partner.site)
        _keep(writing, archive, card_of(partner), on, said.text)
    return partner


def renew_recovery(archive: Archive, manager: str | None = None) -> str:
    """Return a new recovery key of the company, to be printed and locked away: it opens what is sent from now on, and is kept
    nowhere.

    Every partner needs the card of headquarters again. Raises RefusedError for who is no manager, and at a counter.
    """
    _require_manager(archive, manager)
    if archive.station.role != HEADQUARTERS:
        raise RefusedError.of("pairing.not_headquarters")
    return make_recovery_key(archive.database)


def find_partner(known: Iterable[Partner], name: str) -> Partner:
    """Return the one of that label, site, `site/label` or station id. Raises InputError where none or several bear it."""
    wanted = _alike(name)
    known = tuple(known)
    found = [each for each in known if wanted in {_alike(each.code), _alike(f"{each.site}/{each.code}"), each.station}]
    found = found or [each for each in known if wanted == _alike(each.site)]
    if not found:
        raise InputError.of("pairing.unknown", name=name)
    let_in = [each for each in found if not each.revoked] or found
    if len(let_in) > 1:
        names = ", ".join(f"{each.site}/{each.code}" for each in let_in)
        raise InputError.of("pairing.several", name=name, names=names)
    return let_in[0]


def _require_another(archive: Archive, card: Card) -> None:
    """Raise InputError for the archive's own card, and for one that is not what is known of its station."""
    own, database = archive.station, archive.database
    if card.station == own.id or card.public_key == own.public_key:
        raise InputError.of("pairing.own_card")
    known = partners(database, own.id)
    keys = {each.public_key.hex() for each in known if each.station == card.station}
    keys |= {each.public_key for each in known_chains(database).values() if each.station == card.station}
    if keys - {card.public_key}:
        raise InputError.of("pairing.other_key", station=card.code, site=card.site)
    for each in known:
        if each.station == card.station and (each.code, each.site, each.role) != (card.code, card.site, card.role):
            raise InputError.of("pairing.other_name", station=each.code, site=each.site)
    names = [
        (own.code, own.site),
        *((each.code, each.site) for each in known if not each.revoked and each.station != card.station),
        # A label numbers cases and receipts: one that did so here is never given to another station.
        *((each.code, each.site) for each in known_chains(database).values() if each.station != card.station),
    ]
    if _named(card.code, card.site) in {_named(*name) for name in names}:
        raise InputError.of("pairing.name_taken", station=card.code, site=card.site)
    # What headquarters writes about a site stands in a chain of that name, and never in its own.
    if own.role != card.role and _alike(own.site) == _alike(card.site):
        raise InputError.of("pairing.site_of_headquarters", site=card.site)
    _require_one_company_and_one_spelling(own, card, [each for each in known if not each.revoked])


def _require_one_company_and_one_spelling(own: Station, card: Card, let_in: Sequence[Partner]) -> None:
    """Raise InputError for a counter's second headquarters, which would allot numbers that the first gave to others (C1), and
    for a site that is known in another spelling, which would be another site.
    """
    for each in let_in:
        if own.role == COUNTER and card.role == each.role == HEADQUARTERS and card.station != each.station:
            raise InputError.of("pairing.second_headquarters", station=each.code, site=each.site)
    stations = [(own.role, own.site), *((each.role, each.site) for each in let_in)]
    sites = {site for role, site in stations if role == COUNTER}
    other = next((site for site in sorted(sites - {card.site}) if _alike(site) == _alike(card.site)), None)
    if card.role == COUNTER and card.site not in sites and other is not None:
        raise InputError.of("pairing.site_alike", site=card.site, other=other)


def _named(code: str, site: str) -> tuple[str, str]:
    return _alike(code), _alike(site)


_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


def _alike(name: str) -> str:
    """Return names that a person takes for the same: full-width letters, case, spaces and what nobody sees do not tell them
    apart."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in plain if unicodedata.category(character) not in _UNSEEN)


def _admission_of(archive: Archive, card: Card) -> str:
    return natural_id("admission", archive.station.id, card.station)


def _keep(writing: Writing, archive: Archive, card: Card, revoked_on: date | None, reason: str) -> None:
    own, identifier = archive.station.id, _admission_of(archive, card)
    values = {
        "code": card.code,
        "site": card.site,
        "role": card.role,
        "public_key": card.public_key,
        "recipient": card.recipient,
        "recovery": card.recovery,
        "revoked_on": revoked_on,
        "revoked_reason": reason,
    }
    if run(writing.database, "SELECT 1 FROM admission WHERE id = %s", (identifier,)).fetchone() is None:
        writing.insert(AdmissionTable, identifier, by_station=own, station=card.station, **values)
    else:
        writing.update(AdmissionTable, identifier, **values)


@contextmanager
def _managing(archive: Archive, act: Act, manager: str | None) -> Iterator[Writing]:
    with archive.journal.writing(act) as writing:
        _require_manager(archive, manager)
        yield writing


_MANAGER = """SELECT 1 FROM operator JOIN chain ON chain.id = operator.base_chain
    WHERE operator.id = %s AND chain.station = %s AND active = 1 AND manager = 1"""


def _require_manager(archive: Archive, manager: str | None) -> None:
    """Raise RefusedError unless that is an active manager of this archive, as it alone wrote it."""
    values = (manager or archive.operator, archive.station.id)
    if run(archive.database, _MANAGER, values).fetchone() is None:
        raise RefusedError.of("roles.manager_needed")
