import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.procedure.case import (
    Case,
    CaseFile,
    Certificate,
    Consent,
    Ending,
    Notice,
    Origin,
    Party,
    Signer,
    Site,
    Tenure,
    Unit,
    UnitKind,
    Use,
)
from reports.certificate import CertificateContent, certificate_content
from reports.certificate_looks import WHITE_RED_YELLOW, Tints
from reports.certificate_page import CertificateSheets
from reports.document import Document
from reports.fonts import FontSet
from tests.reports.chinese import chinese
from tests.reports.reading import glyphs, page_texts, rows_of_text, squeezed

FONTS = FontSet()
THIRD = 99.0  # millimetres: the height of one copy on A4
CONTENT = CertificateContent(
    number=113,
    project="海棠苑一期",
    company="海棠房地产开发有限公司",
    client="陈䶮",
    identity="居民身份证",
    identity_number="310101199003071234",
    unit="3号楼 2单元 1501",
    is_parking=False,
    area=Decimal("128.4"),
    last_day=date(2026, 12, 31),
    signed_on=date(2026, 12, 24),
    issued_by="王丽",
    issued_on=date(2026, 12, 23),
    case_number="HT-00113",
)


def printed(content: CertificateContent, tints: Tints = WHITE_RED_YELLOW) -> bytes:
    document = Document(FONTS, "入住证明")
    CertificateSheets(document, chinese(), tints=tints).draw(content)
    return document.to_bytes()


def text_of(content: CertificateContent) -> str:
    return squeezed(page_texts(printed(content))[0])


@settings(max_examples=15, deadline=None)
@given(
    st.text(alphabet="陈李欧阳（）A ", max_size=90), st.lists(st.text("王赵", min_size=1, max_size=20), max_size=8), st.booleans()
)
def test_c2_the_three_copies_carry_the_same_writing_at_the_same_place(client: str, owners: list[str], void: bool) -> None:
    found = glyphs(printed(replace(CONTENT, client=client, co_owners=tuple(owners), void=void)))
    copies = [[glyph for glyph in found if third * THIRD + 18 <= glyph.bottom < (third + 1) * THIRD] for third in range(3)]
    for third in (1, 2):
        assert len(copies[third]) == len(copies[0]) > 0
        for glyph, below in zip(copies[0], copies[third], strict=True):
            assert glyph.character == below.character
            assert (below.left, below.top - third * THIRD) == pytest.approx((glyph.left, glyph.top), abs=0.02)
    assert all(glyph.left >= 0 and glyph.right <= 210 for glyph in found)


def test_c1_the_number_has_at_least_five_digits() -> None:
    assert text_of(CONTENT).count("№00113") == 3
    assert text_of(replace(CONTENT, number=100_000)).count("№100000") == 3


def test_c2_each_copy_says_what_it_is_and_who_keeps_it() -> None:
    text = text_of(CONTENT)
    for wanted in ("存根联由客服部留存", "财务联交财务部留存", "客户联交客户办理后续物业手续"):
        assert text.count(wanted) == 1


def test_c4_both_dates_stand_with_their_meaning() -> None:
    text = rows_of_text(printed(CONTENT))
    assert text.count("通知书入住时间2026年12月31日业主签字年月日2026年12月24日") == 3


def test_c4_the_day_of_signing_is_left_to_a_hand_while_it_is_not_recorded() -> None:
    assert rows_of_text(printed(replace(CONTENT, signed_on=None))).count("业主签字年月日年月日") == 3


def test_c3_a_seal_and_the_clients_own_signature_or_the_agent_named() -> None:
    assert text_of(CONTENT).count("客户本人签字") == 3
    assert text_of(CONTENT).count("公司盖章处") == 3
    by_agent = text_of(replace(CONTENT, signed_by_agent="李四"))
    assert "客户本人签字" not in by_agent
    assert by_agent.count("受委托人李四代签") == 3


def test_c8_it_is_no_acceptance_of_quality() -> None:
    assert text_of(CONTENT).count("不作为对房屋质量的验收") == 3


def test_c7_a_void_certificate_is_marked_on_all_three_copies() -> None:
    found = glyphs(printed(replace(CONTENT, void=True)))
    for third in range(3):
        marks = [
            g for g in found if g.character in "作废" and g.bottom - g.top > 30 and third * THIRD < g.top < (third + 1) * THIRD
        ]
        assert len(marks) == 2
    assert not [g for g in glyphs(printed(CONTENT)) if g.character == "废"]


def test_a_replacing_certificate_names_the_void_one() -> None:
    assert text_of(replace(CONTENT, replaces=112)).count("替换已作废的№00112") == 3


def test_a_site_may_set_other_colours() -> None:
    white = ((1.0, 1.0, 1.0),) * 3
    assert printed(CONTENT, tints=white) != printed(CONTENT)


def test_names_of_full_length_shrink_and_are_all_there() -> None:
    long = replace(CONTENT, client="某" * 100, company="海" * 100, issued_by="王" * 100, signed_by_agent="李" * 100)
    text = text_of(long)
    assert [text.count(letter) for letter in "某李"] == [300, 300]
    assert text.count("海" * 5) >= 3


def test_what_cannot_fit_is_refused_with_the_number() -> None:
    with pytest.raises(InputError) as refused:
        printed(replace(CONTENT, co_owners=("王" * 100,) * 60))
    assert refused.value.reason.code == "print.certificate_full"


def case_file() -> CaseFile:
    unit = Unit(
        id="u", key="k", kind=UnitKind.HOME, building="3号楼", entrance="2单元", floor="15", room="1501", area=None, layout=""
    )
    case = Case(
        id="c", number="HT-1", unit_id="u", notice_id="n", procedure="", tenure=Tenure.OWNER, party=Party.PERSON,
        origin=Origin.LOCAL, employed=False, renovating=False, entrusted=False, use=Use.OWN, consent=Consent.GIVEN,
        opened_on=date(2026, 12, 20), ending=Ending.OPEN,
    )  # fmt: skip
    notice = Notice(id="n", unit_id="u", number="1", tenure="owner", last_day=date(2026, 12, 31))
    return CaseFile(site=Site(id="s", name="海棠苑"), case=case, unit=unit, notice=notice)


def certificate(content: str) -> Certificate:
    return Certificate(
        id="x", number=7, book_id="b", case_id="c", person_id="p", state="issued", issued_on=date(2026, 12, 23), issued_by="王丽",
        content=content, last_day=date(2026, 12, 31), signer=Signer.CLIENT, replaces=6,
    )  # fmt: skip


def test_content_is_what_was_frozen_at_the_issue() -> None:
    frozen = {
        "project": "旧名", "company": "公司", "client": "陈䶮", "identity_kind": "passport", "identity_number": "E1",
        "unit": "1-1", "unit_kind": "parking", "area": "12.50", "co_owners": ["李四"], "case": "HT-1",
    }  # fmt: skip
    content = certificate_content(case_file(), certificate(json.dumps(frozen)), lambda text: text)
    assert (content.project, content.client, content.identity, content.is_parking) == ("旧名", "陈䶮", "Passport", True)
    assert (content.area, content.co_owners, content.replaces, content.void) == (Decimal("12.50"), ("李四",), 6, False)
    assert (content.last_day, content.signed_on) == (date(2026, 12, 31), None)


def test_content_whose_personal_data_were_destroyed_is_empty_there() -> None:
    content = certificate_content(case_file(), certificate(""), lambda text: text)
    assert (content.client, content.identity, content.identity_number, content.co_owners) == ("", "", "", ())
    assert content.unit == "3号楼 2单元 1501"
