"""P15: each kind of fault in a site's file is told with its file, its line, its key and what is wrong."""

import re
from itertools import pairwise

import pytest

from app.procedure.checking.reading import read_declaration
from app.procedure.checking.whole import faults_of
from app.procedure.declaration import Procedure
from app.procedure.declaration.load import laid_over
from app.texts import load_translator, sentence
from app.texts.declaration import REASONS
from tests.app.procedure.checking.mutations import FILES, shipped

FILE = "河畔.toml"
FEE = '[[fee]]\nid = "lift"\nzh = "电梯费"\nen = "Lift fee"\nkind = "fixed"\nprice = "3.00"\n'
PAPER = '[[paper]]\nid = "deed"\nzh = "契证"\nen = "Deed"\n'
PACT = '[[agreement]]\nid = "pact"\nzh = "公约"\nen = "Pact"\n'
PART = '[[part]]\nid = "roof"\nzh = "屋顶"\nen = "Roof"\n'
FORM = '\n[[form]]\nid = "lift"\nzh = "电梯"\nen = "Lift"\ncode = "X"\nversion = "1"\n'
LIFT_STEP = '[[step]]\nid = "lift"\nzh = "电梯"\nen = "Lift"\n\n'
STEPS, PAPERS, FORMS, FEES = shipped("steps"), shipped("papers"), shipped("forms"), shipped("fees")
POWERS = shipped("signing")[shipped("signing").index("[[power]]") :]

Told = tuple[int | str, str, str]
"""The line, or what stands on it; the key; the code."""


def replaced(text: str, old: str, new: str) -> str:
    """The text with something else in the one place where that stands."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def rows(text: str) -> list[str]:
    """What stands before the first row, and each row."""
    begins = [found.start() for found in re.finditer(r"^\[\[", text, re.MULTILINE)]
    return [text[begin:end] for begin, end in pairwise([0, *begins, len(text)])]


def without(text: str, identifier: str) -> str:
    """The text without one row."""
    kept = [row for row in rows(text) if f'id = "{identifier}"' not in row]
    assert len(kept) == len(rows(text)) - 1
    return "".join(kept)


def last(text: str, identifier: str) -> str:
    """The text with one row behind all others."""
    (row,) = (row for row in rows(text) if f'id = "{identifier}"' in row)
    return f"{without(text, identifier).rstrip()}\n\n{row}"


def ahead_of(text: str, identifier: str, row: str) -> str:
    """The text with another row ahead of one."""
    return replaced(text, f'[[step]]\nid = "{identifier}"\n', f'{row}[[step]]\nid = "{identifier}"\n')


def with_key(text: str, identifier: str, key: str) -> str:
    """The text with one more key in a row."""
    return replaced(text, f'id = "{identifier}"\n', f'id = "{identifier}"\n{key}\n')


FAULTS: list[tuple[str, Told]] = [
    ("[settings]\nwaterproof_hours = \n", (2, "", "no_toml")),
    ('[settings]\nrepair_days = 3\n[[agreement]]\nid = "', (4, "", "no_toml")),
    (f"a = 1\nb = {'[' * 3000}\n", (2, "", "no_toml")),
    (f"a = 1\nb = {'9' * 5000}\n", (2, "", "no_toml")),
    ('# ours\n[[stpe]]\nid = "fees"\n', (2, "stpe", "section_unknown")),
    ('declared = ["A1", 2]\n', (1, "declared", "section_unknown")),
    ("[[settings]]\nrepair_days = 3\n", (1, "settings", "section_no_table")),
    ('[settings]\nrepair_days = 3\nwording = "x"\n', (3, "settings.wording", "section_no_table")),
    ('[fee]\nid = "lift"\n', (1, "fee", "section_no_rows")),
    ("\n\nstep = 3\n", (3, "step", "section_no_rows")),
    ('step = ["reception"]\n', (1, "step", "section_no_rows")),
    ("[settings]\nfee_start = 'actual'\nrepair_day = 3\n", (3, "settings.repair_day", "key_unknown")),
    ("settings.fee_start = 'actual'\nsettings.repair_day = 3\n", (2, "settings.repair_day", "key_unknown")),
    ("settings = { fee_start = 'actual', repair_day = 3 }\n", (1, "settings.repair_day", "key_unknown")),
    (f'{PACT}wehn = ["home"]\n', (5, "agreement.pact.wehn", "key_unknown")),
    (FEE.replace('kind = "fixed"\n', ""), (1, "fee.lift", "key_missing")),
    (FEE.replace("fixed", "fixed_months"), (1, "fee.lift", "key_missing")),
    (PACT.replace('id = "pact"\n', ""), (1, "agreement[1]", "key_missing")),
    (f"{FEE}months = 12\n", (7, "fee.lift.months", "key_unread")),
    ('[settings]\n[settings.wording]\nconsent = "…"\n', (3, "settings.wording.consent", "wording_unread")),
    (PACT.replace('en = "Pact"\n', ""), (1, "agreement.pact", "text_missing")),
    (PACT.replace("公约", " "), (3, "agreement.pact.zh", "text_missing")),
    (f'{FEE}collected_for_zh = "热力公司"\n', (7, "fee.lift.collected_for_zh", "text_missing")),
    (f'{PART}items = [["tiles", "瓦", ""]]\n', (5, "part.roof.items[1].en", "text_missing")),
    (replaced(FORMS, "RZ-19", ""), ('code = ""', "form.move_in_guide.code", "text_empty")),
    (PACT.replace("Pact", "Pact\\n"), (4, "agreement.pact.en", "text_unusable")),
    (PACT.replace("公约", "公" * 201), (3, "agreement.pact.zh", "text_unusable")),
    (PACT.replace('"pact"', '"the pact"'), (2, "agreement.the pact.id", "id_unusable")),
    (PACT.replace('"公约"', "3"), (3, "agreement.pact.zh", "no_text")),
    (f'{PACT}when = [\n  "home", # a home\n  3,\n]\n', (7, "agreement.pact.when[2]", "no_text")),
    ('[settings]\nwaterproof_hours = "24"\n', (2, "settings.waterproof_hours", "no_number")),
    ("[settings]\nreserve_percent = 101\n", (2, "settings.reserve_percent", "no_number")),
    (f"{PAPER}copies = true\n", (5, "paper.deed.copies", "no_number")),
    (f'{PAPER}sealed = "yes"\n', (5, "paper.deed.sealed", "no_flag")),
    (f'{PACT}when = "home"\n', (5, "agreement.pact.when", "no_list")),
    (f'{PART}items = "tiles"\n', (5, "part.roof.items", "no_list")),
    (f'{PART}items = [\n  ["tiles", "瓦", "Tiles"],\n  ["gutter", "檐沟"],\n]\n', (7, "part.roof.items[2]", "no_item")),
    (f"{PART}items = []\n", (5, "part.roof.items", "no_items")),
    (PART, (1, "part.roof", "no_items")),
    (replaced(FEES, "03-15", "02-30"), ("02-30", "fee.heating.season_to", "day_unusable")),
    (FEE.replace('"3.00"', "3.05"), (6, "fee.lift.price", "price_no_text")),
    (FEE.replace("3.00", "drei"), (6, "fee.lift.price", "price_unusable")),
    (FEE.replace("3.00", "-1"), (6, "fee.lift.price", "price_unusable")),
    (FEE.replace("3.00", "Infinity"), (6, "fee.lift.price", "price_unusable")),
    (FEE.replace('"fixed"', '"fixd"'), (5, "fee.lift.kind", "value_unknown")),
    (f'{PAPER}original = "sen"\n', (5, "paper.deed.original", "value_unknown")),
    (f'{PAPER}each = ["owner"]\n', (5, "paper.deed.each[1]", "value_unknown")),
    (f'{PAPER}holds = "fees"\n', (5, "paper.deed.holds", "value_unknown")),
    ('[settings]\ncertificate_paper = "blank"\n', (2, "settings.certificate_paper", "value_unknown")),
    (
        replaced(STEPS, "setting:waterproof_holds", "setting:holds"),
        ('"setting:holds"', "step.waterproof.beside_until", "value_unknown"),
    ),
    (f"{PACT}\n{PACT}", (7, "agreement.pact.id", "twice")),
    (f'{PART}items = [["a", "瓦", "Tiles"], ["a", "檐沟", "Gutter"]]\n', (5, "part.roof.items[2]", "twice")),
    (replaced(FORMS, "RZ-17", "RZ-01"), ('code = "RZ-01"', "form.archive_index.code", "twice")),
    (f'{PACT}when = ["home", "home"]\n', (5, "agreement.pact.when[2]", "twice")),
    (f'{PACT}when = ["owner", "!hom"]\n', (5, "agreement.pact.when[2]", "condition_unknown")),
    (f'{PACT}when = ["never"]\n', (5, "agreement.pact.when[1]", "condition_unknown")),
    (f'{PACT}when = ["home", "parking"]\n', (5, "agreement.pact.when", "never_applies")),
    (f'{PACT}when = ["home", "!home"]\n', (5, "agreement.pact.when", "never_applies")),
    (f'{PACT}when = ["copy:pasport"]\n', (5, "agreement.pact.when[1]", "paper_undeclared")),
    (
        replaced(PAPERS, '_card", "residence_permit"]', '_card", "permit"]'),
        ('"permit"]', "paper.visa.satisfied_by[2]", "paper_undeclared"),
    ),
    (
        replaced(PAPERS, '_card", "residence_permit"]', '_card", "visa"]'),
        ('"visa"]', "paper.visa.satisfied_by[2]", "paper_itself"),
    ),
    (f'{PAPER}original = "none"\n', (5, "paper.deed.original", "paper_asks_nothing")),
    (replaced(STEPS, '"fund_paper_seen", ', ""), (5, "paper.repair_fund_voucher.holds", "paper_holds_nothing")),
    (POWERS.replace('id = "inspect"', 'id = "look"'), (1, "power", "power_left_out")),
    (FORMS + FORM, ('id = "lift"', "form.lift.id", "form_unknown")),
    (replaced(STEPS, '["fee_slip"]', '["fee_slp"]'), ("fee_slp", "step.fees.forms[1]", "form_unknown")),
    (without(FORMS, "item_register"), (4, "step.items.forms[1]", "form_undeclared")),
    (without(FORMS, "commitment"), (4, "form", "form_left_out")),
    (ahead_of(STEPS, "papers", LIFT_STEP), ('id = "lift"', "step.lift.id", "step_unknown")),
    (without(STEPS, "agreements"), (5, "step", "step_left_out")),
    (ahead_of(without(STEPS, "reception"), "certificate", rows(STEPS)[1]), ("reception", "step.reception.id", "step_first")),
    (last(STEPS, "items"), ('id = "filing"', "step.filing.id", "step_last")),
    (with_key(STEPS, "filing", 'when = ["home"]'), ('when = ["home"]\nzh = "建', "step.filing.when", "step_conditional")),
    (replaced(STEPS, "items_judged", "itms_judged"), ("itms_judged", "step.inspection.needs[2]", "guard_unknown")),
    (
        replaced(STEPS, '["papers_complete"]', '["certificate_issued", "papers_complete"]'),
        ('["certificate_issued", "papers', "step.documents.needs[1]", "guard_too_early"),
    ),
    (with_key(STEPS, "fees", 'when = ["home"]'), ("no_open_defect", "step.filing.needs[6]", "guard_not_always")),
    ('[settings]\nwaterproof_holds = "inspection"\n', (2, "settings.waterproof_holds", "holds_up_nothing")),
    (
        with_key(STEPS, "papers", 'beside_until = "documents"'),
        ('"documents"\nzh = "签', "step.papers.beside_until", "holds_up_nothing"),
    ),
]


def line_of(place: int | str, text: str) -> int:
    """The line of what stands there once."""
    if isinstance(place, int):
        return place
    if place.startswith('code = "RZ-01"'):
        return text[: text.rindex(place)].count("\n") + 1
    assert text.count(place) == 1, place
    return text[: text.index(place)].count("\n") + 1


def told(content: bytes) -> list[tuple[int, str, str]]:
    """Everything that is said of a file."""
    found = read_declaration(content, FILE)
    assert not isinstance(found, Procedure)
    return [(each.line, each.key, each.reason.code.removeprefix("procedure.")) for each in found]


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=lambda each: each[2] if isinstance(each, tuple) else "")
def test_p15_a_fault_is_told_with_its_line_and_its_key_and_nothing_else_is(text: str, fault: Told) -> None:
    line, key, code = fault
    assert told(text.encode()) == [(line_of(line, text), key, code)]


def test_p15_each_sentence_names_file_line_and_key_in_both_languages() -> None:
    for text, (line, key, _code) in FAULTS:
        found = read_declaration(text.encode(), FILE)
        assert not isinstance(found, Procedure)
        place = f"{FILE}:{line_of(line, text)}" + (f": {key}" if key else "")
        for language, colon in (("en", ": "), ("zh_CN", "：")):
            said = sentence(found[0].reason, load_translator(language))
            assert said.startswith(f"{place}{colon}"), said
            assert "{" not in said.removeprefix(place).replace("[{", "")


def test_every_fault_that_can_be_told_is_among_them() -> None:
    """Beside those of the two texts that are no files of a person: one that was journaled, and one that has no lines."""
    placed = {code.removeprefix("procedure.") for code, text in REASONS.items() if text.startswith("{at}")}
    assert placed - {code for _text, (_line, _key, code) in FAULTS} == {"no_utf8", "no_step_always", "guard_without_step"}


def test_a_step_left_out_on_which_others_rest_is_told_wherever_it_is_asked_for() -> None:
    assert told(without(STEPS, "fees").encode()) == [
        (5, "step", "step_left_out"),
        (line_of("no_open_defect", without(STEPS, "fees")), "step.filing.needs[6]", "guard_without_step"),
    ]
    assert ("step", "no_step_always") in [each[1:] for each in told(b"step = []\n")]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = f'[settings]\nwaterproof_hours = "24"\nnonsense = 1\n\n{FEE}months = 12\nwhen = ["hom"]\n\n{PACT}when = 3\n[[oops]]\n'
    assert [each[0] for each in told(text.encode())] == [2, 3, 11, 12, 18, 19]


def test_a_file_of_another_encoding_is_told_with_the_line_where_that_shows() -> None:
    """Notepad's “ANSI” on a Chinese Windows."""
    assert told("[settings]\n# 河畔\n".encode("gbk")) == [(2, "", "no_utf8")]
    windows = f"\ufeff[settings]\r\nreserve_percent = 7\r\n\r\n{PACT}".encode()
    assert isinstance(read_declaration(windows, FILE), Procedure)
    assert told(windows.replace(b"7\r\n", b"7\r\nnonsense = 1\r\n")) == [(3, "settings.nonsense", "key_unknown")]


def test_what_ships_has_no_fault_and_so_has_each_of_its_files() -> None:
    assert faults_of(laid_over({})) == ()
    for name in FILES:
        assert isinstance(read_declaration(shipped(name).encode(), FILE), Procedure), name


def test_p3_the_dotted_waterproof_test_may_be_left_out_and_lists_may_be_empty() -> None:
    procedure = read_declaration(without(STEPS, "waterproof").encode(), FILE)
    assert isinstance(procedure, Procedure)
    assert "waterproof" not in [step.id for step in procedure.steps]
    for section in ("fee", "agreement", "signed_paper", "item", "paper", "part", "meter", "trade", "archive_kind"):
        assert isinstance(read_declaration(f"{section} = []\n".encode(), FILE), Procedure), section


def test_a_step_that_only_some_go_through_is_no_fault_where_nobody_else_asks_for_it() -> None:
    """Fees for homes alone: filing needs them settled, and a parking space is charged none."""
    homes = "".join(row for row in rows(FEES) if "parking_management" not in row)
    text = with_key(STEPS, "fees", 'when = ["home"]') + homes
    assert isinstance(read_declaration(text.encode(), FILE), Procedure)
