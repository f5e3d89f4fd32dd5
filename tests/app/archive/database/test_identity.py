import uuid
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.archive.database.identity import natural_id, natural_id_within, new_id

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 given a zone


@given(MOMENTS)
def test_a_new_id_is_a_uuid_of_version_7_that_begins_with_its_moment(moment: datetime) -> None:
    made = uuid.UUID(new_id(moment))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(moment.timestamp() * 1000)
    assert new_id(moment) != str(made)


def test_ids_are_lower_case_with_dashes() -> None:
    made = new_id(datetime(2026, 11, 24, tzinfo=UTC))
    assert made == str(uuid.UUID(made))


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_a_natural_key_gives_the_same_id_at_every_counter_and_no_other_key_does(one: list[str], other: list[str]) -> None:
    assert uuid.UUID(natural_id("unit", *one)).version == 5
    assert (natural_id("unit", *one) == natural_id("unit", *other)) == (one == other)


def test_two_tables_never_share_an_id() -> None:
    assert natural_id("unit", "1") != natural_id("notice", "1")


@given(MOMENTS, st.lists(st.text()), st.lists(st.text()))
def test_what_a_case_has_one_of_has_an_id_that_begins_as_the_case_does(
    moment: datetime, one: list[str], other: list[str]
) -> None:
    case, another = new_id(moment), new_id(moment)
    made = natural_id_within(case, "charge", *one)
    assert uuid.UUID(made).version == 8
    assert uuid.UUID(made).variant == uuid.RFC_4122
    assert uuid.UUID(made).int >> 80 == uuid.UUID(case).int >> 80
    assert made == str(uuid.UUID(made))
    assert (made == natural_id_within(case, "charge", *other)) == (one == other)
    assert made != natural_id_within(another, "charge", *one)
    assert made != natural_id_within(case, "receipt", *one)
