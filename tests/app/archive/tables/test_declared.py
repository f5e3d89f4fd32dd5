"""What is known of a column stands beside it; what is not said is the safe thing."""

from collections.abc import Callable

import peewee
import pytest

from app.archive.journal.personal import Personal, personal_columns
from app.archive.tables import DERIVED, JOURNALED
from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import Copied, Kind, Shown, by_program, declared, known_of, require_declared
from app.archive.tables.fields import DateField, NamesField, ScaledField
from app.archive.tables.machinery import Chain
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case import PersonRole
from app.procedure.text_limits import KEY


class Undeclared(JournaledTable):
    name = declared(PersonalTextField(), "Name", limit=40)
    case_id = by_program(peewee.TextField(), "Case")
    pet = PersonalTextField()


class Ownerless(JournaledTable):
    pet = declared(PersonalTextField(), "Pet", limit=40)


class Lasting(JournaledTable):
    case_id = by_program(peewee.TextField(), "Case")
    born_on = declared(DateField(), "Born on", personal=True)


class Pets(JournaledTable):
    whose = "keeper_id"

    keeper_id = by_program(peewee.TextField(), "Keeper")
    pet = declared(PersonalTextField(), "Pet", limit=40)
    born_on = declared(DateField(null=True), "Born on", personal=True)
    fed = declared(peewee.BooleanField(), "Fed")


def test_what_the_program_keeps_is_declared() -> None:
    require_declared((Chain, *JOURNALED, Pets))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (Undeclared, "undeclared.pet: nothing is declared"),
        (Ownerless, "ownerless.pet: no column case_id says whose"),
        (Lasting, "lasting.born_on: personal data must leave room for nothing"),
    ],
)
def test_a_table_of_which_something_is_not_known_is_refused(table: type[JournaledTable], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        require_declared((*JOURNALED, table))


@pytest.mark.parametrize(
    ("declare", "said"),
    [
        (lambda: declared(PersonalTextField(), "Pet"), "how long"),
        (lambda: declared(DateField(null=True), "Born on", asked_of=(PersonRole.CLIENT,)), "only a line of text"),
        (lambda: declared(peewee.BooleanField(), "Fed", printed=True), "only a line of text"),
        (lambda: declared(ScaledField(2), "Weight", copied=Copied.DIGITS), "only a line of text"),
        (lambda: declared(PersonalTextField(), "Pet", limit=40, lines=True, printed=True), "only a line of text"),
        (lambda: declared(PersonalTextField(), "Pet", limit=40, copied=Copied.TEXT, shown=Shown.WHOLE), "what does it mean"),
    ],
)
def test_what_makes_no_sense_is_not_declared(declare: Callable[[], peewee.Field], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        declare()


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (declared(PersonalTextField(), "Pet", limit=40), Shown.HIDDEN),
        (declared(DateField(null=True), "Born on", personal=True), Shown.HIDDEN),
        (by_program(PersonalTextField(), "Key"), Shown.HIDDEN),
        (declared(peewee.TextField(), "Remark", limit=40), Shown.WITHOUT_NUMBERS),
        (by_program(peewee.TextField(), "Number"), Shown.WHOLE),
        (declared(DateField(), "Opened on"), Shown.WHOLE),
        (declared(PersonalTextField(), "Pet", limit=40, shown=Shown.MASKED), Shown.MASKED),
        (by_program(PersonalTextField(), "Content", shown=Shown.WITHOUT_NUMBERS), Shown.WITHOUT_NUMBERS),
    ],
)
def test_what_leaves_the_archive_unasked_is_the_safe_part(field: peewee.Field, shown: Shown) -> None:
    assert known_of(field).shown is shown


def test_nobody_is_asked_and_nothing_printed_copied_or_found_unless_it_is_said() -> None:
    known = known_of(declared(PersonalTextField(), "Pet", limit=40))
    assert (known.asked_of, known.printed, known.copied, known.found) == (frozenset(), False, None, None)
    assert (known.limit, known.lines, known.personal) == (40, False, True)


def test_what_the_program_writes_has_room_for_any_key() -> None:
    known = known_of(by_program(peewee.TextField(), "Paper", named="paper"))
    assert (known.limit, known.named, known.personal) == (KEY, "paper", False)


def test_what_a_column_holds_follows_from_its_field() -> None:
    fields = (peewee.TextField(), NamesField(), peewee.BooleanField(), ScaledField(3), peewee.IntegerField())
    known = [known_of(declared(field, "Field", limit=1 if isinstance(field, peewee.TextField) else None)) for field in fields]
    assert [each.kind for each in known] == [Kind.TEXT, Kind.NAMES, Kind.YES_OR_NO, Kind.DECIMAL, Kind.OTHER]
    assert known[3].places == 3


def test_what_is_personal_and_whose_is_read_from_the_table() -> None:
    assert personal_columns((Pets, Chain)) == {"pets": Personal(frozenset({"pet", "born_on"}), "keeper_id")}


def test_every_derived_column_that_says_something_is_known_by_it() -> None:
    [board] = DERIVED
    assert known_of(board._meta.columns["client"]).shown is Shown.WITHOUT_NUMBERS
    with pytest.raises(TypeError, match="found_by"):
        known_of(board._meta.columns["found_by"])
