"""Entries from elsewhere: what an archive writes is read, and nothing else."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.journal.entry import Base, Change, Entry, Stored, write_facts, write_personal
from app.errors import InputError
from app.exchange.incoming.entry_reading import read_changes, read_head

CHAIN = "c" * 32
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SEQS = st.integers(1, 2**63 - 1)
COLUMNS = st.dictionaries(TEXTS, st.none() | TEXTS | st.integers(-(2**63), 2**63 - 1), max_size=3)


def entry(head: str = "[]", facts: str = "[]", personal: str | None = None) -> Entry:
    secret = None if personal is None else personal.encode()
    return Entry(bytes(32), head.encode(), facts.encode(), b"salt", secret, None if secret is None else b"salt", None)


def head_of(seq: int, subject: str | None = "s") -> str:
    return json.dumps([CHAIN, seq, 3, "2026-11-24T08:00:00+00:00", "o", "A1", "verb", None, subject])


@given(st.lists(st.tuples(TEXTS, TEXTS, st.none() | st.tuples(TEXTS, SEQS), COLUMNS)), COLUMNS)
def test_what_an_archive_writes_is_read_again(
    written: list[tuple[str, str, Base | None, dict[str, Stored]]], more: dict[str, Stored]
) -> None:
    changes = [Change(table, row, base and Base(*base), columns) for table, row, base, columns in written]
    personal = [(index, more) for index in range(len(changes))]
    stored = Entry(bytes(32), head_of(5).encode(), write_facts(changes, CHAIN), b"salt", write_personal(personal), b"salt", None)
    read = read_changes(stored, read_head(stored, CHAIN, 5))
    assert read == [change._replace(columns={**change.columns, **more}) for change in changes]
    assert all(type(change) is Change and type(change.base) in {Base, type(None)} for change in read)


FACTS = b'[["a","b",null,{"c":"\\u0041\\n","d":null,"e":-10}],["f","g",["h",2],{"i":"\xe5\xae\x85"}]]'


@settings(max_examples=500)
@given(st.integers(0, len(FACTS) - 1), st.binary(max_size=2), st.integers(0, 2))
def test_what_is_read_is_read_as_by_the_standard_library(place: int, instead: bytes, length: int) -> None:
    """The generated columns, and whoever reads an archive by other means, must see the same."""
    stored = entry(head_of(5))._replace(facts=FACTS[:place] + instead + FACTS[place + length :])
    try:
        changes = read_changes(stored, read_head(stored, CHAIN, 5))
    except InputError:
        return
    assert [[table, row, base and list(base), columns] for table, row, base, columns in changes] == [
        [table, row, [CHAIN, base] if isinstance(base, int) else base, columns]
        for table, row, base, columns in json.loads(stored.facts.decode())
    ]


def test_personal_columns_and_bases_are_put_in_their_places() -> None:
    facts = '[["person","p",null,{"role":"client","present":1}],["handover","h",4,{"consent":"given"}],["unit","u",["d",2],{}]]'
    given = entry(head_of(5), facts, '[[0,{"name":"陈䶮"}]]')
    changes = read_changes(given, read_head(given, CHAIN, 5))
    assert changes[0].columns == {"role": "client", "present": 1, "name": "陈䶮"}
    assert [change.base for change in changes] == [None, (CHAIN, 4), ("d", 2)]


@pytest.mark.parametrize(
    "facts",
    [
        "",
        "5",
        "{}",
        '{"a":1}',
        "hello",
        "[[]]",
        "[[1,2,3,4,5]]",
        '[["person",5,null,{}]]',
        '[[5,"p",null,{}]]',
        '[["person","p",true,{}]]',
        '[["person","p",1.5,{}]]',
        '[["person","p",["d","2"],{}]]',
        '[["person","p",null,[]]]',
        '[["person","p",null,{"share":1.5}]]',
        '[["person","p",null,{"share":true}]]',
        '[["person","p",null,{"share":[]}]]',
        '[["person","p",null,{"share":NaN}]]',
        f'[["person","p",null,{{"share":{2**63}}}]]',
        f'[["person","p",null,{{"share":{-(2**63) - 1}}}]]',
        r'[["person","p",null,{"share":"\ud800"}]]',
    ],
)
def test_what_no_archive_writes_is_refused(facts: str) -> None:
    given = entry(head_of(5), facts)
    head = read_head(given, CHAIN, 5)
    with pytest.raises(InputError) as raised:
        read_changes(given, head)
    assert raised.value.reason.code == "exchange.entry_unreadable"


@pytest.mark.parametrize(
    "personal",
    ["{}", "{}1", '[[0,{"name":1.5}]]', '[[1,{"name":"x"}]]', '[[true,{"name":"x"}]]', "[5]", "5", "0"],
)
def test_personal_data_of_no_change_are_refused(personal: str) -> None:
    given = entry(head_of(5), '[["person","p",null,{}]]', personal)
    with pytest.raises(InputError):
        read_changes(given, read_head(given, CHAIN, 5))


@pytest.mark.parametrize(
    "head",
    [
        "",
        "5",
        "null",
        "[]",
        '["x"]',
        '"abcdefghi"',
        head_of(6),
        head_of(5).replace(CHAIN, "d" * 32),
        head_of(5).replace("5,", "5.0,"),
        head_of(1).replace(", 1,", ", true,"),
        head_of(5).replace('"o"', "null"),
        head_of(5).replace(", 3,", ", 0,"),
        head_of(5).replace('"s"', "7"),
        head_of(5).replace('"s"', r'"\ud800"'),
    ],
)
def test_a_head_of_another_place_or_type_is_refused(head: str) -> None:
    given = entry(head)
    seq = 1 if "true" in head else 5
    with pytest.raises(InputError):
        read_head(given, CHAIN, seq)
