"""Every text is there in Chinese, compiled, and means the same wherever it stands."""

import re
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from resources.translations.build import compiled, sources
from resources.translations.update import SAID_BY, TEXTS_OF, marked, merged, strings, written

ROOT = Path(__file__).parents[2]
SOURCES = sources()
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def catalogue(source: Path) -> Catalog:
    return read_po(BytesIO(source.read_bytes()))


def messages(source: Path) -> list[Message]:
    return [message for message in catalogue(source) if message.id]


def test_the_catalogues_of_texts_and_of_paper_are_there() -> None:
    assert {"core.po", "forms.po"} <= {source.name for source in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_mo_is_its_po_compiled(source: Path) -> None:
    """Run `python -m resources.translations.build` when this fails."""
    assert source.with_suffix(".mo").read_bytes() == compiled(source)


def test_each_po_is_what_the_program_says_today() -> None:
    """Run `python -m resources.translations.update` when this fails."""
    assert [source.name for source, entries in merged().items() if source.read_text("utf-8") != written(entries)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_no_translation_is_missing_or_doubtful(source: Path) -> None:
    assert [message.id for message in messages(source) if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_translation_has_the_placeholders_of_its_text(source: Path) -> None:
    for message in messages(source):
        assert sorted(set(PLACEHOLDER.findall(str(message.string)))) == sorted(set(PLACEHOLDER.findall(str(message.id)))), (
            message.id
        )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_no_text_stands_twice(source: Path) -> None:
    ids = re.findall(r'^msgid ((?:".*"\n)+)', source.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_text_of_the_program_has_a_translation(source: Path) -> None:
    known = {str(message.id) for each in SOURCES for message in messages(each)}
    texts = {text for folder in TEXTS_OF[source.stem] for text, _file in marked(ROOT / folder)}
    assert texts - known == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_no_translation_is_left_that_its_part_never_says(source: Path) -> None:
    """A text of two parts of the program stands in both catalogues."""
    said = set[str]().union(*(strings(ROOT / part) for part in SAID_BY[source.stem]))
    assert [str(message.id) for message in messages(source) if str(message.id) not in said] == []


def test_the_ledger_is_called_by_the_word_of_the_source() -> None:
    """The source's 台帐 (C6), never 台账: papers, screens and code mean the same book."""
    parts = [path for part in ("app", "reports", "resources", "ui") for path in (ROOT / part).rglob("*.*")]
    texts = [path for path in (*parts, *ROOT.glob("*.*")) if path.suffix in (".py", ".po", ".toml", ".md")]
    assert len(texts) > len(SOURCES)
    assert [str(path) for path in texts if "台账" in path.read_text("utf-8")] == []


def test_a_text_that_stands_in_several_catalogues_means_the_same() -> None:
    """All catalogues are asked one after the other, so a second meaning would replace the first everywhere."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for source in SOURCES:
        for message in messages(source):
            meanings[str(message.id)].add(str(message.string))
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}
