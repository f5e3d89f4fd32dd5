"""Whatever is refused is said: every reason has a sentence that uses all that the reason knows, in both languages."""

from importlib.resources import files
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from app.errors import InputError, RefusedError
from app.procedure.reason import Reason
from app.texts import load_translator, sentence
from tests.app.procedure.said import MODULES, SENTENCES, reasons
from tests.app.reason_calls import ReasonCall, reason_calls, texts_in

CODE = ("app/procedure", "app/desk", "app/commands", "app/archive", "app/exchange", "main.py")
TOLD_WHOLE = ("app/procedure/guards", "app/procedure/papers", "app/procedure/progress", "app/desk", "app/commands", "main")
CALLS = list(reason_calls(*CODE))


def values(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def chinese() -> dict[str, str]:
    found: dict[str, str] = {}
    for domain in ("core", "forms", "window", "command"):
        source = files("resources") / "translations" / "zh_CN" / f"{domain}.po"
        for message in read_po(BytesIO(source.read_bytes()), locale="zh_CN"):
            if message.id and not message.fuzzy:
                found[str(message.id)] = str(message.string)
    return found


def test_the_source_is_read() -> None:
    assert len({call.code for call in CALLS}) > 150
    assert any(call.params for call in CALLS)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.code}-{call.place}")
def test_every_reason_has_a_sentence_that_uses_all_its_values(call: ReasonCall) -> None:
    assert call.code in SENTENCES
    if call.params is not None:
        assert values(SENTENCES[call.code]) <= call.params, "the sentence lacks a value"
        if call.place.startswith(TOLD_WHOLE):
            assert values(SENTENCES[call.code]) == call.params, "a value is told to nobody"


def test_what_begins_alike_stands_in_one_place() -> None:
    """`fees.…` is looked for in `app/texts/fees.py`, or in the one file that has all of it."""
    places: dict[str, set[str]] = {}
    for module in MODULES:
        for code in reasons(module):
            places.setdefault(code.partition(".")[0], set()).add(module)
    assert {beginning: found for beginning, found in places.items() if len(found) > 1} == {}


def test_no_code_has_two_sentences() -> None:
    assert sum(len(reasons(module)) for module in MODULES) == len(SENTENCES)


@pytest.mark.parametrize(
    "module",
    [
        *("case", "documents", "inspection", "reception", "fees", "items", "commitments", "escalation", "filing", "waterproof"),
        *("command", "ledger"),
    ],
)
def test_no_sentence_is_left_that_nothing_says(module: str) -> None:
    said = texts_in(*CODE, "app/roster", "reports", "ui")
    made_of_parts = {f"{code}_of" for code in said if code.startswith("papers.")} | {"case.filed"}
    assert set(reasons(module)) - said - made_of_parts == set()


def test_every_sentence_is_translated_with_the_same_values() -> None:
    translations = chinese()
    missing = {code for code, text in SENTENCES.items() if not translations.get(text)}
    assert missing == set()
    for text in SENTENCES.values():
        assert values(translations[text]) == values(text)
        assert any("一" <= character <= "鿿" for character in translations[text])


@pytest.mark.parametrize(("language", "said"), [("en", "Missing: Passport of 陈䶮."), ("zh_CN", "还缺：陈䶮的护照。")])
def test_a_reason_is_said_in_the_language_of_the_place(language: str, said: str) -> None:
    reason = Reason.of("papers.missing_of", paper="paper:passport", person="陈䶮")
    names = {"paper:passport": {"en": "Passport", "zh_CN": "护照"}[language]}
    assert sentence(reason, load_translator(language), lambda text: names.get(text, text)) == said


def test_a_code_that_nobody_knows_hides_nothing() -> None:
    assert sentence(Reason.of("odd.code", what="x"), load_translator("zh_CN")) == "odd.code what=x"


def test_an_error_carries_its_reason_and_the_status_of_the_command_line() -> None:
    error = RefusedError.of("papers.missing", paper="paper:lease")
    assert error.reason == Reason("papers.missing", (("paper", "paper:lease"),))
    assert error.args == ("papers.missing", "paper=paper:lease")
    assert InputError(error.reason).exit_status == 2
