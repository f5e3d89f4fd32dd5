"""Pairing: whom a manager lets in by a card, whom not, and who is shut out again; each is an entry of the journal."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.verify import verify
from app.desk.site import open_desk
from app.desk.upkeep.operators import add_operator
from app.errors import InputError, RefusedError, RuzhuError
from app.exchange.partners.cards import Card, card_of, fingerprint, own_card
from app.exchange.partners.pairing import Admitted, admit, find_partner, renew_recovery, revoke
from app.exchange.partners.trust import partners, recovery_recipients
from app.texts import load_translator, sentence
from app.texts.pairing import REASONS
from tests.app.desk.counter import PASSWORD, settings_in
from tests.app.exchange.made_cards import Stranger, a_recipient
from tests.app.exchange.sites import TODAY, Company, Paired, a_company
from tests.app.reason_calls import reason_calls


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with a_company(tmp_path) as made:
        yield made


@pytest.fixture
def headquarters(company: Company) -> Paired:
    return company.make("总公司", "HQ", "headquarters")


def let_in(paired: Paired, card: Card, **more: str) -> Admitted:
    return admit(paired.archive, paired.desk.act("admit"), card, **more)


def entries(paired: Paired) -> object:
    return scalar(paired.archive.database, "SELECT count(*) FROM entry")


def refusal(paired: Paired, card: Card, **more: str) -> str:
    """Why the card is refused; nothing is written."""
    before = entries(paired)
    with pytest.raises(RuzhuError) as refused:
        let_in(paired, card, **more)
    assert entries(paired) == before
    return refused.value.reason.code


def contents(paired: Paired) -> str:
    """All rows of all tables."""
    database = paired.archive.database
    tables = [str(row[0]) for row in run(database, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return repr([list(run(database, f'SELECT * FROM "{table}"')) for table in tables])  # noqa: S608 names of tables


def test_who_is_let_in_is_a_partner_by_an_entry_of_the_journal(company: Company, headquarters: Paired) -> None:
    counter = company.make("海棠苑", "A1")
    before = headquarters.archive.head().seq
    assert headquarters.admit(counter) is Admitted.NEW
    (partner,) = headquarters.partners()
    assert card_of(partner) == own_card(counter.archive)
    assert not partner.revoked
    assert counter.partners() == ()
    assert headquarters.archive.head().seq == before + 1
    row = scalar(headquarters.archive.database, "SELECT id FROM admission")
    assert row == natural_id("admission", headquarters.id, counter.id)
    assert verify(headquarters.archive).problems == ()


def test_letting_in_twice_changes_nothing(company: Company, headquarters: Paired) -> None:
    counter = company.make("海棠苑", "A1")
    headquarters.admit(counter)
    before = entries(headquarters)
    assert headquarters.admit(counter) is Admitted.KNOWN
    assert entries(headquarters) == before


def test_who_was_shut_out_is_let_in_again_by_the_card(company: Company, headquarters: Paired) -> None:
    counter = company.make("海棠苑", "A1")
    headquarters.admit(counter)
    headquarters.revoke(counter, " 电脑丢失 ")
    assert headquarters.knows(counter) is False
    kept = "SELECT revoked_on || revoked_reason FROM admission"
    assert scalar(headquarters.archive.database, kept) == "2026-12-01电脑丢失"
    assert headquarters.admit(counter) is Admitted.AGAIN
    assert headquarters.knows(counter) is True
    assert scalar(headquarters.archive.database, kept) is None
    assert verify(headquarters.archive).problems == ()


def test_the_own_card_is_refused(headquarters: Paired) -> None:
    own = own_card(headquarters.archive)
    assert refusal(headquarters, own) == "pairing.own_card"
    assert refusal(headquarters, replace(own, station=Stranger().card().station, code="A9")) == "pairing.own_card"


def test_a_known_station_with_another_key_is_refused_also_when_it_was_shut_out(company: Company, headquarters: Paired) -> None:
    counter = company.make("海棠苑", "A1")
    headquarters.admit(counter)
    made_up = Stranger().card(station=counter.id)
    assert refusal(headquarters, made_up) == "pairing.other_key"
    headquarters.revoke(counter)
    assert refusal(headquarters, made_up) == "pairing.other_key"


def test_a_station_whose_chain_is_here_is_known_by_its_key(company: Company, headquarters: Paired, tmp_path: Path) -> None:
    first, second = company.make("海棠苑", "A1"), company.make("海棠苑", "A2")
    for counter in (first, second):
        headquarters.admit(counter)
        counter.admit(headquarters)
    first.send(headquarters, tmp_path / "stick")
    headquarters.send(second, tmp_path / "stick")
    second.revoke(headquarters)
    assert second.knows(first) is None
    assert refusal(second, Stranger().card(station=first.id)) == "pairing.other_key"
    assert second.admit(first) is Admitted.NEW


def test_a_known_station_that_names_itself_otherwise_is_refused(headquarters: Paired) -> None:
    stranger = Stranger()
    let_in(headquarters, stranger.card())
    for said in ({"code": "A2"}, {"site": "河畔"}, {"role": "headquarters"}):
        assert refusal(headquarters, stranger.card(**said)) == "pairing.other_name"


def test_new_keys_to_encrypt_for_are_kept(headquarters: Paired) -> None:
    stranger = Stranger()
    let_in(headquarters, stranger.card(role="headquarters"))
    card = stranger.card(role="headquarters", recipient=a_recipient(), recovery=a_recipient())
    assert let_in(headquarters, card) is Admitted.CHANGED
    assert [card_of(partner) for partner in headquarters.partners()] == [card]


def test_two_stations_of_one_site_never_bear_one_label(company: Company, headquarters: Paired) -> None:
    first, second = Stranger(), Stranger()
    let_in(headquarters, first.card())
    other = "01a20d0a-f9f9-7373-a2ff-000000000002"
    for said in ({}, {"code": "a1"}, {"code": "Ａ１"}):
        assert refusal(headquarters, second.card(station=other, **said)) == "pairing.name_taken"
    assert refusal(headquarters, second.card(station=other, site="总公司", code="HQ")) == "pairing.name_taken"
    assert let_in(headquarters, second.card(station=other, site="河畔")) is Admitted.NEW


def test_headquarters_is_never_called_as_a_site(company: Company, headquarters: Paired) -> None:
    """What it decides about that site would stand in its own chain, which every site gets, and be refused for ever."""
    counter = company.make("总公司", "A1")
    for one, other in ((headquarters, counter), (counter, headquarters)):
        assert refusal(one, own_card(other.archive)) == "pairing.site_of_headquarters"
    assert refusal(headquarters, Stranger().card(site=" 总公司")) == "pairing.site_of_headquarters"
    assert headquarters.admit(company.make("海棠苑", "A1")) is Admitted.NEW


def test_c1_a_counter_has_one_headquarters_at_a_time(company: Company, headquarters: Paired) -> None:
    """Two would each give out numbers from 00001 on."""
    counter, other = company.make("海棠苑", "A1"), company.make("集团", "HQ", "headquarters")
    counter.admit(headquarters)
    assert refusal(counter, own_card(other.archive)) == "pairing.second_headquarters"
    assert counter.admit(headquarters) is Admitted.KNOWN
    counter.revoke(headquarters)
    assert counter.admit(other) is Admitted.NEW
    assert refusal(counter, own_card(headquarters.archive)) == "pairing.second_headquarters"


@pytest.mark.parametrize("spelling", ["海棠苑Ａ区", "海棠苑 A区", "海棠苑\u200bA区", "海棠苑a区"])
def test_a_site_is_known_in_one_spelling(company: Company, headquarters: Paired, spelling: str) -> None:
    """Whatever of it nobody sees counts for nothing."""
    first, second = company.make("海棠苑A区", "A1"), company.make(spelling, "B1")
    headquarters.admit(first)
    for one in (headquarters, first):
        assert refusal(one, own_card(second.archive)) == "pairing.site_alike"
    assert headquarters.admit(company.make("海棠苑A区", "C1")) is Admitted.NEW


def test_a_label_is_free_again_once_its_station_is_shut_out(headquarters: Paired) -> None:
    let_in(headquarters, Stranger().card())
    revoke(headquarters.archive, headquarters.desk.act("revoke"), "A1", reason="硬盘损坏", on=TODAY)
    assert let_in(headquarters, Stranger().card(station="01a20d0a-f9f9-7373-a2ff-000000000002")) is Admitted.NEW


def test_a_card_of_another_fingerprint_than_was_told_is_refused(headquarters: Paired) -> None:
    card, other = Stranger().card(), Stranger().card()
    assert refusal(headquarters, card, expected=fingerprint(other)) == "pairing.other_fingerprint"
    assert refusal(headquarters, card, expected="") == "pairing.other_fingerprint"
    assert let_in(headquarters, card, expected=fingerprint(card).replace(" ", "-")) is Admitted.NEW


def test_only_managers_pair(company: Company, headquarters: Paired, tmp_path: Path) -> None:
    manager = headquarters.archive.operator
    clerk = add_operator(headquarters.desk, "李雷", "另一个")
    card = Stranger().card()
    assert refusal(headquarters, card, manager=clerk.id) == "roles.manager_needed"
    folder = headquarters.archive.folder
    with open_desk(folder, operator="李雷", password="另一个", settings=settings_in(tmp_path)).archive as archive:
        at_clerks = Paired(replace(headquarters.desk, archive=archive))
        assert refusal(at_clerks, card) == "roles.manager_needed"
        assert let_in(at_clerks, card, manager=manager) is Admitted.NEW
        for act in (
            lambda: revoke(archive, at_clerks.desk.act("revoke"), "A1", reason="停用", on=TODAY),
            lambda: renew_recovery(archive),
        ):
            with pytest.raises(RefusedError) as refused:
                act()
            assert refused.value.reason.code == "roles.manager_needed"
        assert revoke(archive, at_clerks.desk.act("revoke"), "A1", reason="停用", on=TODAY, manager=manager).code == "A1"


def test_shutting_out_needs_a_reason_and_someone_to_shut_out(headquarters: Paired) -> None:
    let_in(headquarters, Stranger().card())

    def refused(name: str, reason: str) -> str:
        before = entries(headquarters)
        with pytest.raises(RuzhuError) as raised:
            revoke(headquarters.archive, headquarters.desk.act("revoke"), name, reason=reason, on=TODAY)
        assert entries(headquarters) == before
        return raised.value.reason.code

    assert refused("A1", "  ") == "pairing.reason_missing"
    assert refused("A1", "丢失\u202e") == "limits.direction"
    assert refused("A1", "长" * 501) == "limits.too_long"
    assert refused("B9", "丢失") == "pairing.unknown"
    revoke(headquarters.archive, headquarters.desk.act("revoke"), "A1", reason="丢失", on=TODAY)
    assert refused("A1", "丢失") == "pairing.shut_out_already"


def test_a_partner_is_named_by_label_or_with_the_site_before_it(headquarters: Paired) -> None:
    first, second = Stranger(), Stranger()
    let_in(headquarters, first.card())
    other = "01a20d0a-f9f9-7373-a2ff-000000000002"
    let_in(headquarters, second.card(station=other, site="河畔"))
    known = headquarters.partners()
    for name in ("A1", "ａ１"):
        with pytest.raises(InputError) as refused:
            find_partner(known, name)
        assert refused.value.reason.code == "pairing.several"
    assert find_partner(known, "河畔/A1").station == other
    assert find_partner(known, other).station == other
    revoke(headquarters.archive, headquarters.desk.act("revoke"), "河畔/A1", reason="停用", on=TODAY)
    assert find_partner(headquarters.partners(), "A1").site == "海棠苑"


def test_a_recovery_key_is_made_at_headquarters_and_its_secret_kept_nowhere(company: Company, headquarters: Paired) -> None:
    counter = company.make("海棠苑", "A1")
    assert own_card(headquarters.archive).recovery == ""
    first, second = (renew_recovery(headquarters.archive) for _ in range(2))
    assert first != second
    assert first.startswith("AGE-SECRET-KEY-1")
    recovery = own_card(headquarters.archive).recovery
    assert recovery_recipients(headquarters.archive.database, headquarters.id) == (recovery,)
    assert recovery_recipients(counter.archive.database, counter.id) == ()
    counter.admit(headquarters)
    assert recovery_recipients(counter.archive.database, counter.id) == (recovery,)
    counter.revoke(headquarters)
    assert recovery_recipients(counter.archive.database, counter.id) == ()
    kept = contents(headquarters)
    assert recovery in kept
    assert first not in kept
    assert second not in kept
    with pytest.raises(RefusedError) as refused:
        renew_recovery(counter.archive)
    assert refused.value.reason.code == "pairing.not_headquarters"


def test_an_admission_outlives_closing(company: Company, headquarters: Paired, tmp_path: Path) -> None:
    counter = company.make("海棠苑", "A1")
    headquarters.admit(counter)
    expected, folder = headquarters.partners(), headquarters.archive.folder
    headquarters.archive.close()
    desk = open_desk(folder, operator=None, password=PASSWORD, settings=settings_in(tmp_path), reading=True)
    with desk.archive as archive:
        assert partners(archive.database, archive.station.id) == expected


def test_a_copied_archive_knows_whom_it_let_in_before(company: Company, headquarters: Paired, tmp_path: Path) -> None:
    first, second = company.make("海棠苑", "A1"), company.make("海棠苑", "A2")
    headquarters.admit(first)
    before = headquarters.archive.head().chain
    headquarters.archive.close()
    folder = shutil.copytree(headquarters.archive.folder, tmp_path / "copy")
    desk = open_desk(folder, operator=None, password=PASSWORD, settings=settings_in(tmp_path))
    with desk.archive:
        copy = Paired(desk)
        assert copy.admit(second) is Admitted.NEW
        assert desk.archive.head().chain != before
        assert [partner.station for partner in copy.partners()] == [first.id, second.id]
        assert copy.admit(first) is Admitted.KNOWN
        assert own_card(desk.archive).public_key == headquarters.archive.station.public_key


def test_every_reason_of_pairing_is_said_with_all_its_values() -> None:
    calls = list(reason_calls("app/exchange/partners/cards.py", "app/exchange/partners/pairing.py"))
    said = {call.code for call in calls if call.code.startswith("pairing.")}
    assert said == set(REASONS)
    for call in calls:
        for language in ("zh_CN", "en"):
            values = {name: f"<{name}>" for name in call.params or ()}
            text = sentence(InputError.of(call.code, **values).reason, load_translator(language))
            assert not text.startswith("pairing.")
            assert all(value in text for value in values.values()), text
