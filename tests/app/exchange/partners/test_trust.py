"""Trust: an archive's own admissions, the counters of its headquarters, and that shutting out always wins."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.tables.exchange import AdmissionTable
from app.errors import InputError, RefusedError
from app.exchange.partners.cards import Card, own_card
from app.exchange.partners.pairing import Admitted, admit, renew_recovery
from app.exchange.partners.trust import partners, recovery_recipients
from tests.app.exchange.made_cards import Stranger, a_recipient
from tests.app.exchange.sites import Company, Paired, a_company


@dataclass
class Office:
    """Headquarters with two counters of one site and one of another, and where sticks are put."""

    company: Company
    hq: Paired
    first: Paired
    second: Paired
    elsewhere: Paired

    def tell(self, to: Paired) -> None:
        """A package of headquarters."""
        self.hq.send(to, self.company.folder / "stick")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """All are let in at headquarters, and headquarters at each of them; no package was sent yet."""
    with a_company(tmp_path) as company:
        made = Office(
            company,
            company.make("总公司", "HQ", "headquarters"),
            company.make("海棠苑", "A1"),
            company.make("海棠苑", "A2"),
            company.make("河畔", "A1"),
        )
        for counter in (made.first, made.second, made.elsewhere):
            made.hq.admit(counter)
            counter.admit(made.hq)
        yield made


def stations(paired: Paired) -> list[str]:
    return [partner.station for partner in paired.partners()]


def test_counters_of_one_site_know_each_other_through_headquarters(office: Office) -> None:
    assert office.first.knows(office.second) is None
    office.tell(office.first)
    assert office.first.knows(office.second) is True
    assert stations(office.first) == [office.hq.id, office.second.id]
    found = next(partner for partner in office.first.partners() if partner.station == office.second.id)
    assert found.recipient == office.second.archive.exchange_recipient()
    assert found.public_key.hex() == office.second.archive.station.public_key


def test_a_counter_of_another_site_is_not_known_through_headquarters(office: Office) -> None:
    office.tell(office.first)
    assert office.first.knows(office.elsewhere) is None
    assert stations(office.hq) == [office.first.id, office.second.id, office.elsewhere.id]


def test_nobody_is_a_partner_of_themselves(office: Office) -> None:
    office.tell(office.first)
    for paired in (office.hq, office.first):
        card = asdict(own_card(paired.archive))
        with paired.archive.journal.writing(paired.desk.act("admit")) as writing:
            writing.insert(AdmissionTable, by_station=paired.id, revoked_on=None, revoked_reason="", **card)
        assert paired.id not in stations(paired)


def test_an_own_revocation_wins(office: Office) -> None:
    office.tell(office.first)
    office.first.revoke(office.second)
    assert office.first.knows(office.second) is False
    office.tell(office.first)
    assert office.first.knows(office.second) is False
    assert office.first.admit(office.second) is Admitted.AGAIN
    assert office.first.knows(office.second) is True


def test_whom_the_company_shut_out_is_shut_out_everywhere(office: Office) -> None:
    office.first.admit(office.second)
    office.hq.revoke(office.second)
    assert office.first.knows(office.second) is True
    office.tell(office.first)
    assert office.first.knows(office.second) is False
    with pytest.raises(RefusedError) as refused:
        office.first.admit(office.second)
    assert refused.value.reason.code == "pairing.shut_out_by_company"
    assert office.first.knows(office.second) is False
    office.hq.admit(office.second)
    office.tell(office.first)
    assert office.first.knows(office.second) is True


def test_without_headquarters_its_counters_are_strangers(office: Office) -> None:
    office.tell(office.first)
    office.first.revoke(office.hq)
    assert office.first.knows(office.hq) is False
    assert office.first.knows(office.second) is None


def test_what_a_counter_admits_counts_for_itself_alone(office: Office) -> None:
    """Only headquarters speaks for others."""
    stranger = Stranger().card(site="海棠苑", code="A9")
    office.second.admit(office.first)
    office.first.admit(office.second)
    admit(office.second.archive, office.second.desk.act("admit"), stranger)
    office.second.send(office.first, office.company.folder / "stick")
    assert run(office.first.archive.database, "SELECT 1 FROM admission WHERE station = ?", (stranger.station,)).fetchone()
    assert stranger.station not in stations(office.first)


def test_headquarters_does_not_let_in_another_headquarters_for_its_sites(office: Office) -> None:
    card = Stranger().card(site="海棠苑", code="HQ2", role="headquarters", recovery=a_recipient())
    admit(office.hq.archive, office.hq.desk.act("admit"), card)
    office.tell(office.first)
    assert card.station not in stations(office.first)
    assert recovery_recipients(office.first.archive.database, office.first.id) == ()


def test_an_admission_that_another_station_wrote_over_counts_no_more(office: Office) -> None:
    """Rows of one site may be changed by its stations; the admission of a station by itself alone."""
    office.first.admit(office.second)
    database = office.first.archive.database
    run(database, "UPDATE admission SET public_key = ? WHERE station = ?", ("00" * 32, office.second.id))
    assert office.first.knows(office.second) is True  # written by itself
    office.second.admit(office.first)
    office.second.send(office.hq, office.company.folder / "stick")
    foreign = run(office.hq.archive.database, "SELECT id FROM chain WHERE station = ?", (office.second.id,)).fetchone()
    assert foreign is not None
    run(
        database,
        "INSERT INTO chain (id, base_chain, base_seq, site, station, code, role, public_key) "
        "SELECT %s, %s, 1, site, %s, code, role, public_key FROM chain LIMIT 1",
        (foreign[0], foreign[0], office.second.id),
    )
    run(database, "UPDATE admission SET base_chain = ? WHERE station = ?", (foreign[0], office.second.id))
    assert office.first.knows(office.second) is None


def test_an_admission_with_a_key_that_is_none_counts_as_none(office: Office) -> None:
    for key in ("", "00", "no hex", "00" * 33):
        with office.hq.archive.journal.writing(office.hq.desk.act("admit")) as writing:
            writing.update(AdmissionTable, natural_id("admission", office.hq.id, office.first.id), public_key=key)
        assert office.hq.knows(office.first) is None
        assert office.hq.knows(office.second) is True


def test_partners_are_read_without_writing(office: Office) -> None:
    before = office.first.archive.head()
    assert partners(office.first.archive.database, office.first.id) == office.first.partners()
    assert own_card(office.first.archive) == own_card(office.first.archive)
    assert office.first.archive.head() == before


def test_an_older_card_of_headquarters_does_not_bring_back_a_key_that_gave_way(office: Office) -> None:
    """Whoever lost it, or found it, could open what is sent from then on."""
    counter, act = office.first, office.first.desk.act("admit")
    old, newer = (card_after_renewing(office.hq) for _time in range(2))
    admit(counter.archive, act, old)
    assert admit(counter.archive, act, newer) is Admitted.CHANGED
    with pytest.raises(InputError) as refused:
        admit(counter.archive, act, old)
    assert refused.value.reason.code == "pairing.old_card"
    assert recovery_recipients(counter.archive.database, counter.id) == (newer.recovery,)
    assert admit(counter.archive, act, newer) is Admitted.KNOWN
    counter.revoke(office.hq)
    with pytest.raises(InputError):
        admit(counter.archive, act, old)
    assert admit(counter.archive, act, newer) is Admitted.AGAIN


def card_after_renewing(company: Paired) -> Card:
    renew_recovery(company.archive)
    return own_card(company.archive)
