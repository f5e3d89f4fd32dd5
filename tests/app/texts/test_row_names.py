"""Every column of every journaled table, and each of its values, can be shown to a person."""

from peewee import BooleanField, Field

from app.archive.archive import USUAL
from app.archive.journal.layout import shape
from app.archive.tables.fields import EnumField, MomentField, NamesField, ScaledField
from app.texts import load_translator
from app.texts.names import FIELD_NAMES
from app.texts.row_names import COLUMN_NAMES, OF_TABLE, column_name
from app.texts.row_values import DECLARED, LISTS, MOMENTS, NAMED, PLACES, YES_OR_NO, value_text

CHINESE = load_translator("zh_CN")
COLUMNS: dict[str, Field] = {
    f"{form.table}.{field.column_name}": field for form in map(shape, USUAL.layout.all_journaled) for field in form.fields
}


def plain(identifier: str) -> str:
    return identifier


def of_kind(kind: type[Field]) -> set[str]:
    return {place for place, field in COLUMNS.items() if isinstance(field, kind)}


def test_every_column_has_a_name() -> None:
    named = set(COLUMN_NAMES) | set(FIELD_NAMES)
    assert {place for place in COLUMNS if place not in OF_TABLE and place.partition(".")[2] not in named} == set()


def test_no_name_is_for_a_column_that_is_not_there() -> None:
    columns = {place.partition(".")[2] for place in COLUMNS}
    assert set(COLUMN_NAMES) - columns == set()
    assert (set(OF_TABLE) | set(DECLARED) | set(NAMED)) - set(COLUMNS) == set()


def test_two_columns_of_a_table_never_bear_one_name() -> None:
    for form in map(shape, USUAL.layout.all_journaled):
        names = [column_name(form.table, column, CHINESE) for column in form.columns]
        assert len(set(names)) == len(names), (form.table, sorted(names))


def test_values_are_read_as_they_are_kept() -> None:
    assert of_kind(BooleanField) == YES_OR_NO
    assert of_kind(NamesField) == LISTS
    assert of_kind(MomentField) == MOMENTS
    assert {place: field.places for place, field in COLUMNS.items() if isinstance(field, ScaledField)} == PLACES
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
