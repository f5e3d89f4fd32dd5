"""Every column of every journaled table, and each of its values, can be shown to a person."""

from peewee import BooleanField, Field

from app.archive.archive import USUAL
from app.archive.journal.layout import shape
from app.archive.tables import DECLARATIONS
from app.archive.tables.declared import Kind, known_of
from app.archive.tables.fields import EnumField, MomentField, NamesField, ScaledField
from app.procedure.text_limits import KEY
from app.texts import load_translator
from app.texts.names import FIELD_NAMES, IN_GENERAL
from app.texts.row_names import column_name
from app.texts.row_values import NAMED, value_text

CHINESE = load_translator("zh_CN")
COLUMNS: dict[str, Field] = {
    f"{form.table}.{field.column_name}": field for form in map(shape, USUAL.layout.all_journaled) for field in form.fields
}


def plain(identifier: str) -> str:
    return identifier


def of_kind(kind: type[Field]) -> set[str]:
    return {place for place, field in COLUMNS.items() if isinstance(field, kind)}


def declared_as(kind: Kind) -> set[str]:
    return {place for place, field in COLUMNS.items() if known_of(field).kind is kind}


def test_every_column_has_a_name() -> None:
    named = {f"{table}.{column}" for table, columns in DECLARATIONS.items() for column, said in columns.items() if said.label}
    assert set(COLUMNS) - named == set()
    assert {place.partition(".")[2] for place in COLUMNS} - set(FIELD_NAMES) == set()


def test_a_field_that_people_type_has_one_name_where_no_table_is_named() -> None:
    """A reason names a field alone (`field:name`): where the tables call it differently, it needs a name in general."""
    labels: dict[str, set[str]] = {}
    for columns in DECLARATIONS.values():
        for column, said in columns.items():
            if said.limit not in (None, KEY) or said.largest is not None:
                labels.setdefault(column, set()).add(said.label)
    assert {column for column, found in labels.items() if len(found) > 1} - set(IN_GENERAL) == set()


def test_no_name_is_for_a_column_that_is_not_there() -> None:
    assert set(NAMED) - set(COLUMNS) == set()


def test_two_columns_of_a_table_never_bear_one_name() -> None:
    for form in map(shape, USUAL.layout.all_journaled):
        names = [column_name(form.table, column, CHINESE) for column in form.columns]
        assert len(set(names)) == len(names), (form.table, sorted(names))


def test_values_are_read_as_they_are_kept() -> None:
    assert of_kind(BooleanField) == declared_as(Kind.YES_OR_NO)
    assert of_kind(NamesField) == declared_as(Kind.NAMES)
    assert of_kind(MomentField) == declared_as(Kind.MOMENT)
    assert of_kind(ScaledField) == declared_as(Kind.DECIMAL)
    assert all(known_of(field).places == field.places for field in COLUMNS.values() if isinstance(field, ScaledField))
    assert of_kind(EnumField) - set(NAMED) == set()


def test_every_value_of_an_enumeration_has_a_name() -> None:
    for place, field in COLUMNS.items():
        if isinstance(field, EnumField):
            known = {str(value) for value in NAMED[place]}
            assert {str(value.value) for value in field.kind} - known == set(), place


def test_values_in_words() -> None:
    def said(place: str, value: str | int | None) -> str:
        table, _dot, column = place.partition(".")
        names = {"copy:stub": "存根联", "copy:client": "客户联"}
        return value_text(table, column, value, CHINESE, lambda name: names.get(name, name))

    assert said("person.present", 1) == "是"
    assert said("unit.area", 11864) == "118.64"
    assert said("charge.price", 18500) == "1.85"
    assert said("meter_reading.reading", 12300) == "12.300"
    assert said("receipt.total", -1234567) == "-12,345.67"
    assert said("person.sex", "female") == "女"
    assert said("person.phone", "") == "（空）"
    assert said("certificate.sealed_copies", '["stub","client"]') == "存根联、客户联"
    assert said("certificate.sealed_copies", "[]") == "（空）"
    assert said("waterproof_test.filled_at", "2026-11-24T14:37:42.250000+08:00") == "2026-11-24 14:37"
    assert said("person.phone", "13800000000") == "13800000000"


def test_a_value_that_no_list_knows_is_shown_as_it_is() -> None:
    assert value_text("person", "sex", "unknown", CHINESE, plain) == "unknown"
    assert value_text("charge", "fee", "parking", CHINESE, plain) == "parking"


def test_a_column_that_this_program_does_not_know_is_named_and_its_value_is_not_shown() -> None:
    assert column_name("person", "pet", CHINESE) == "pet"
    assert value_text("person", "pet", "旺财", CHINESE, plain) == "（不显示）"
