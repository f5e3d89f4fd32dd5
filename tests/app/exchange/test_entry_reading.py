"""Entries from elsewhere are read many at once, and just as one at a time: no trick makes one part be taken for another."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.archive.entry import Entry
from app.errors import InputError
from app.exchange.entry_reading import parse_together, read_changes, read_head

CHAIN = "c" * 32
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


def entry(head: str = "[]", facts: str = "[]", personal: str | None = None) -> Entry:
    secret = None if personal is None else personal.encode()
    return Entry(bytes(32), head.encode(), facts.encode(), b"salt", secret, None if secret is None else b"salt", None)


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def head_of(seq: int, subject: str | None = "s") -> str:
    return json.dumps([CHAIN, seq, 3, "2026-11-24T08:00:00+00:00", "o", "A1", "verb", None, subject])


@given(st.lists(st.tuples(JSON, JSON, st.none() | JSON), max_size=6))
def test_parts_are_what_each_is_alone(parts: list[tuple[object, object, object]]) -> None:
    entries = [entry(text(head), text(facts), None if mine is None else text(mine)) for head, facts, mine in parts]
    parsed = parse_together(entries)
    assert parsed == parts or set(parsed) == {None}


@pytest.mark.parametrize(
    "entries",
    [
        [entry(facts="[1"), entry(facts="2]")],
        [entry(facts="[],[]"), entry(facts="")],
        [entry(facts="[1"), entry(head="2],[]"), entry(facts="[],[],[],[]")],
        [entry(facts='"'), entry(facts='"')],
        [entry(facts='["'), entry(facts='"],[],null,""')],
        [entry(head="[],[],null", facts="[]"), entry(head="[", facts="]")],
        [entry(head='[],[],null,"", []')],
        [entry(facts="[]]"), entry(facts="[[]")],
        [entry(facts="[" * 100_000)],
        [entry(facts=r'["\ud800"]')],
        [entry(facts=r'["\uD800"]')],
        [entry(personal="")],
    ],
)
def test_what_is_odd_is_read_alone(entries: list[Entry]) -> None:
    assert list(parse_together([*entries, entry()])) == [None] * (len(entries) + 1)


def test_an_entry_reads_the_same_parsed_and_unparsed() -> None:
    facts = '[["person","p",null,{"role":"client","present":1}],["handover","h",4,{"consent":"given"}],["unit","u",["d",2],{}]]'
    given = entry(head_of(5), facts, '[[0,{"name":"陈䶮"}]]')
    (parsed,) = parse_together([given])
    assert parsed is not None
    head = read_head(given, CHAIN, 5, parsed)
    assert head == read_head(given, CHAIN, 5)
    changes = read_changes(given, head, parsed)
    assert changes == read_changes(given, head)
    assert changes[0].columns == {"role": "client", "present": 1, "name": "陈䶮"}
    assert [change.base for change in changes] == [None, (CHAIN, 4), ("d", 2)]


@pytest.mark.parametrize("together", [True, False])
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
def test_what_no_archive_writes_is_refused(facts: str, together: bool) -> None:
    given = entry(head_of(5), facts)
    parsed = parse_together([given])[0] if together else None
    head = read_head(given, CHAIN, 5, parsed)
    with pytest.raises(InputError) as raised:
        read_changes(given, head, parsed)
    assert raised.value.reason.code == "exchange.entry_unreadable"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    "personal",
    ["{}", "{}1", '[[0,{"name":1.5}]]', '[[1,{"name":"x"}]]', '[[true,{"name":"x"}]]', "[5]", "5", "0"],
)
def test_personal_data_of_no_change_are_refused(personal: str, together: bool) -> None:
    given = entry(head_of(5), '[["person","p",null,{}]]', personal)
    parsed = parse_together([given])[0] if together else None
    with pytest.raises(InputError):
        read_changes(given, read_head(given, CHAIN, 5), parsed)


@pytest.mark.parametrize("together", [True, False])
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
def test_a_head_of_another_place_or_type_is_refused(head: str, together: bool) -> None:
    given = entry(head)
    parsed = parse_together([given])[0] if together else None
    seq = 1 if "true" in head else 5
    with pytest.raises(InputError):
        read_head(given, CHAIN, seq, parsed)
