from hypothesis import given
from hypothesis import strategies as st

from app.archive.folder.anchor import ChainHead
from app.archive.journal.chaincheck import ChainCheck
from app.archive.journal.entry import NOTHING_BEFORE, Base, Change, Entry, EntryHead, Stored, write_facts
from app.archive.journal.writing import make_entry

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES: st.SearchStrategy[Stored] = st.none() | st.integers(-(2**63), 2**63 - 1) | TEXTS
COLUMNS = st.dictionaries(TEXTS, VALUES, max_size=4)
BASES = st.none() | st.builds(Base, st.sampled_from(["one", "two"]), st.integers(1, 10**6))
CHANGES = st.lists(st.builds(Change, TEXTS, TEXTS, BASES, COLUMNS), max_size=4)


def head(chain: str = "one", seq: int = 1, subject: str | None = None) -> EntryHead:
    return EntryHead(chain, seq, 1, "2026-11-24T08:00:00+00:00", "王芳", "A1", "receive", None, subject)


def entry(changes: list[Change], personal: list[tuple[int, dict[str, Stored]]] | None = None) -> Entry:
    return make_entry(ChainHead("one", 0, NOTHING_BEFORE), head(), changes, personal or [])


@given(CHANGES)
def test_changes_come_back_as_they_were_written(changes: list[Change]) -> None:
    made = entry(changes)
    assert made.read_head() == head()
    assert made.changes("one") == changes


def test_a_base_in_the_same_chain_is_its_seq_alone() -> None:
    facts = write_facts([Change("t", "i", Base("one", 7), {}), Change("t", "j", Base("two", 7), {"a": "是"})], "one")
    assert facts.decode() == '[["t","i",7,{}],["t","j",["two",7],{"a":"是"}]]'


def test_personal_columns_join_their_change_until_they_are_destroyed() -> None:
    made = entry([Change("t", "i", None, {"a": 1}), Change("t", "j", None, {})], [(1, {"name": "张三"})])
    assert made.changes("one")[1] == Change("t", "j", None, {"name": "张三"})
    destroyed = made._replace(personal=None, personal_salt=None)
    assert destroyed.changes("one")[1] == Change("t", "j", None, {})
    assert destroyed.hash() == made.hash()
    check = ChainCheck()
    check.read([destroyed])
    assert check.personal_changed == []


def test_the_personal_part_is_salted_so_that_an_identity_number_cannot_be_guessed() -> None:
    first, second = (entry([Change("t", "i", None, {})], [(0, {"number": "11010519491231002X"})]) for _ in range(2))
    assert first.personal == second.personal
    assert first.personal_hash != second.personal_hash
    assert len(first.personal_salt or b"") == 16


@given(st.sampled_from(["previous", "head", "facts", "facts_salt", "personal_hash"]), st.data())
def test_any_flipped_bit_changes_the_hash(part: str, data: st.DataObject) -> None:
    made = entry([Change("t", "i", None, {"a": 1})], [(0, {"name": "张三"})])
    content = bytearray(getattr(made, part))
    bit = data.draw(st.integers(0, 8 * len(content) - 1))
    content[bit // 8] ^= 1 << bit % 8
    assert made._replace(**{part: bytes(content)}).hash() != made.hash()


@given(st.booleans(), st.sampled_from([None, "previous", "head", "facts", "facts_salt", "personal_hash"]))
def test_the_checking_loop_and_the_entry_compute_the_same_hash(with_personal: bool, changed: str | None) -> None:
    first = entry([Change("t", "i", None, {})], [(0, {"name": "张三"})] if with_personal else None)
    if changed is not None:
        first = first._replace(**{changed: bytes(32)})
    second = make_entry(ChainHead("one", 1, first.hash()), head(seq=2), [], [])
    check = ChainCheck()
    check.read([first, second])
    assert 2 not in check.changed
    third = second._replace(previous=bytes(32))
    check = ChainCheck()
    check.read([first, third])
    assert 2 in check.changed


def test_a_changed_personal_part_is_told() -> None:
    made = entry([Change("t", "i", None, {})], [(0, {"name": "张三"})])
    for wrong in (made._replace(personal=b"[]"), made._replace(personal_salt=None), made._replace(personal=None)):
        check = ChainCheck()
        check.read([wrong])
        assert check.personal_changed == [1]
