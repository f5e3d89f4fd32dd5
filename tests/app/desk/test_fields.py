"""What pages, papers and copies know of fields is what the tables declare."""

from dataclasses import fields

import pytest

from app.archive.tables import DECLARATIONS
from app.desk.fields import COPIED, PERSON, PRINTED, asked_of, limit_of
from app.procedure.case import Notice, Person, PersonRole
from app.procedure.text_limits import EMAIL, REASON


def test_whatever_is_asked_printed_copied_or_found_is_a_field_of_the_record() -> None:
    for table, record in (("person", Person), ("notice", Notice)):
        used = {name for name, said in DECLARATIONS[table].items() if said.asked_of or said.printed or said.copied or said.found}
        assert used, table
        assert used <= {field.name for field in fields(record)}, table


def test_a_person_is_asked_by_the_role() -> None:
    assert set(asked_of(PersonRole.EMERGENCY)) == {"phone", "relation"}
    assert set(asked_of(PersonRole.CLIENT)) > {"phone", "email", "address", "work_unit", "share", "nationality"}
    assert "email" not in asked_of(PersonRole.AGENT)


def test_the_card_prints_and_the_copy_tells_what_is_declared() -> None:
    assert "relation" not in PRINTED
    assert {"phone", "email"} < set(PRINTED)
    assert "email" not in COPIED
    assert [name for name in PERSON if name in COPIED] == [*COPIED]


def test_a_text_has_the_limit_of_its_column() -> None:
    assert (limit_of("person.email"), limit_of("charge.reason")) == (EMAIL, REASON)


@pytest.mark.parametrize("place", ["person.birth", "person.nothing", "nobody.name"])
def test_what_is_no_text_has_no_limit(place: str) -> None:
    with pytest.raises(LookupError):
        limit_of(place)
