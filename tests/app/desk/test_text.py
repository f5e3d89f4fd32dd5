"""Text of any kind is kept as it is or refused with a reason that names the field; nothing is half kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.desk.household import commitments, escalation, fees, queries
from app.desk.upkeep.checking import check_archive
from app.procedure.case import Commitment, PaymentMethod, PersonRole, Shelf
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.journey import an_owner, arrived, refused, with_person

KEPT = [
    "<b>陈䶮</b>",
    "=1+1",
    "\"quoted\" 'single' `back` \\ ; -- /* */",
    "%s {name} {0} %(x)d",
    "👨‍👩‍👧 🏠",
    "䶮㛃𬱖𠮷𰻝",
    "\ue000\uf8ff",
    "豈更",
    "e\u0301 é",
    "ابن سينا",
    "O'Connor; DROP TABLE person",
    "字" * 100,
]
REFUSED = {
    "字" * 101: "limits.too_long",
    "字" * 10_000: "limits.too_long",
    "a\x00b": "limits.control_character",
    "a\tb": "limits.control_character",
    "a\nb": "limits.line_break",
    "a\u2028b": "limits.line_separator",
    "a\u202eb": "limits.direction",
    "a\ud800b": "limits.half_character",
    "a\ufffeb": "limits.no_character",
}


@pytest.mark.parametrize("text", KEPT)
def test_a_name_is_kept_as_it_is_written(counter: Counter, text: str) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, name=text, address=text, phone=text[:40]))
    client = office.file.client
    assert client is not None
    assert (client.name, client.address, client.phone) == (text, text, text[:40])
    assert queries.board(counter.desk)[0].client == text
    counter.desk.archive.close()
    again = reopened(counter)
    with again.desk.archive:
        assert queries.case_file(again.desk, office.case_id).client_name == text
        assert check_archive(again.desk).problems == ()


@pytest.mark.parametrize("text", list(REFUSED), ids=lambda text: f"{len(text)}-{text[:3]!a}")
def test_what_cannot_be_kept_is_refused_in_every_verb(counter: Counter, text: str) -> None:
    office = arrived(counter, "fees")
    office.charge()
    first = office.file.charges[0].id
    moves: list[Callable[[], object]] = [
        lambda: office.save_reception(with_person(an_owner().entry, 0, name=text)),
        lambda: fees.pay(counter.desk, office.case_id, (first,), PaymentMethod.CASH, text),
        lambda: fees.defer(counter.desk, office.case_id, first, text * 5),
        lambda: office.save_filing((), Shelf(id="", case_id="", box=text)),
        lambda: commitments.commit(
            counter.desk,
            office.case_id,
            Commitment(id="", case_id="", step="fees", committed_by=text, what="补办", agreed_on=office.today),
        ),
    ]
    for move in moves:
        with refused(counter, REFUSED[text]):
            move()


def test_a_long_text_has_lines_and_as_much_room_as_it_needs(counter: Counter) -> None:
    office = arrived(counter, "documents")
    text = "第一行\r\n第二行 <b>\n" + "字" * 1980
    escalation.escalate(counter.desk, office.case_id, "documents", text)
    assert office.file.escalations[0].what == text.replace("\r\n", "\n")
    with refused(counter, "limits.too_long"):
        escalation.settle(counter.desk, office.case_id, "周敏", "字" * 2001)
    with refused(counter, "limits.line_break"):
        escalation.settle(counter.desk, office.case_id, "周\n敏", "照办")


def test_white_space_around_a_text_is_no_part_of_it(counter: Counter) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, name="\u3000 陈䶮\u00a0\n "))
    assert office.file.client_name == "陈䶮"


def test_one_person_with_an_unwritable_name_keeps_all_others_out_as_well(counter: Counter) -> None:
    office = arrived(counter, "reception")
    client = an_owner()
    client.with_people(client.new(PersonRole.MEMBER, name="a\x00"))
    before = office.file
    with refused(counter, "limits.control_character"):
        office.save_reception(replace(client.entry, renovating=True))
    assert office.file == before


@pytest.mark.parametrize(
    "search", ["'", '"', "%", "_", "\\", "=1+1", "<b>", "\x00", "(", "*", "字" * 10_000, " ", "陈 䶮", "CHEN"]
)
def test_whatever_is_searched_for_finds_something_or_nothing(counter: Counter, search: str) -> None:
    arrived(counter, "documents")
    assert len(queries.board(counter.desk, search)) in (0, 1)
    assert len(queries.units_to_receive(counter.desk, search)) in range(5)
