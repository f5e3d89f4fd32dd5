"""The packet: everything that applies, in the order of the declaration, with a cover that finds each form."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest

from app.errors import InputError
from app.procedure.declaration import load_procedure, parse_procedure
from reports.packet import applicable_forms, form_pdf, packet
from tests.factory import TODAY, UNDRAWABLE, Household, a_case_file, a_procedure, before_filing, crowded, extreme
from tests.reports.drawing import LATER, packet_of, strict
from tests.reports.reading import page_texts, squeezed


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """Titles of the outline with their page numbers, from 1."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    return [
        (str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1)
        for entry in reader.outline
        if isinstance(entry, pypdf.generic.Destination)
    ]


@pytest.mark.parametrize("kind", Household)
def test_every_form_that_applies_is_in_the_packet_in_order(kind: Household) -> None:
    file, procedure = a_case_file(kind), a_procedure()
    titles = [title for title, _ in outline(packet_of(file))]
    names = [form.zh for form in applicable_forms(file, procedure, LATER)]
    assert titles[0] == "入住手续全套资料"
    assert list(dict.fromkeys(re.split("[（ ]", title)[0] for title in titles[1:])) == names


def test_what_does_not_apply_is_not_in_the_packet() -> None:
    procedure = a_procedure()
    parking = {form.id for form in applicable_forms(a_case_file(Household.PARKING), procedure, LATER)}
    assert parking.isdisjoint({"meter_sheet", "waterproof_record", "repair_order", "power_of_attorney", "move_in_guide"})
    assert {"certificate", "acceptance_form", "item_register", "archive_index"} <= parking
    assert "power_of_attorney" in {form.id for form in applicable_forms(a_case_file(Household.COMPANY), procedure, LATER)}


def test_the_slip_of_missing_papers_is_in_the_packet_only_while_papers_are_missing() -> None:
    """P1."""
    file = before_filing(a_case_file(Household.TENANT))
    lacking = replace(file, paper_checks=file.paper_checks[1:])
    assert "bring_slip" not in {form.id for form in applicable_forms(file, a_procedure(), TODAY)}
    assert "bring_slip" in {form.id for form in applicable_forms(lacking, a_procedure(), TODAY)}


@pytest.mark.parametrize("kind", Household)
def test_pages_are_numbered_on_through_the_packet(kind: Household) -> None:
    texts = [squeezed(text) for text in page_texts(packet_of(a_case_file(kind)))]
    for number, text in enumerate(texts, 1):
        assert f"全套第{number}页共{len(texts)}页" in text


@pytest.mark.parametrize("kind", Household)
def test_the_index_on_the_cover_finds_every_form(kind: Household) -> None:
    pdf, procedure = packet_of(a_case_file(kind)), a_procedure()
    texts = [squeezed(text) for text in page_texts(pdf)]
    cover, starts = texts[0], dict(reversed([(re.split("[（ ]", title)[0], page) for title, page in outline(pdf)]))
    for number, form in enumerate(applicable_forms(a_case_file(kind), procedure, LATER), 1):
        assert f"{number}{form.code}{squeezed(form.zh)}{starts[form.zh]}" in cover
        assert form.code in texts[starts[form.zh] - 1]
    assert f"总页数{len(texts)}" in cover


def test_a_cover_of_several_pages_still_finds_every_form() -> None:
    many = ",".join(
        f'{{"id":"flow_slip","zh":"表{index}","en":"Form {index}","code":"X-{index:02}","version":"1"}}' for index in range(45)
    )
    text = re.sub(r'"form":\[.*?\](?=,"item")', lambda _: f'"form":[{many}]', load_procedure().text)
    procedure = parse_procedure(text)
    pdf = packet(a_case_file(), procedure, strict("zh_CN"), "zh_CN", LATER)
    starts = dict(outline(pdf))
    texts = [squeezed(text) for text in page_texts(pdf)]
    assert starts["表0"] == 3
    assert f"X-44表44{starts['表44']}1" in texts[1]
    assert "X-44" in texts[starts["表44"] - 1]


def test_void_certificates_are_in_the_packet_with_the_one_in_force() -> None:
    """C7: the numbers stay continuous."""
    titles = [title for title, _ in outline(packet_of(a_case_file(Household.COMPANY)))]
    assert [title for title in titles if "房屋入住证明" in title] == ["房屋入住证明 № 00101", "房屋入住证明 № 00102"]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_same_case_gives_the_same_bytes(language: str) -> None:
    file = a_case_file(Household.CO_OWNERS)
    assert packet_of(file, language) == packet_of(file, language)


def test_the_properties_of_the_pdf_hold_no_personal_data() -> None:
    file = a_case_file(Household.CO_OWNERS)
    properties = pypdf.PdfReader(BytesIO(packet_of(file))).metadata
    assert properties is not None
    assert properties.title == f"入住手续全套资料 {file.case.number}"
    shown = " ".join(str(value) for value in properties.values())
    for personal in (file.client_name, file.unit.label, file.people[0].identity_number, file.people[0].phone):
        assert personal not in shown


def test_a_character_that_no_font_draws_is_named_before_anything_is_printed() -> None:
    file = a_case_file(Household.RENOVATING)
    broken = replace(file, people=tuple(replace(person, address=UNDRAWABLE) for person in file.people))
    with pytest.raises(InputError) as caught:
        packet_of(broken)
    assert caught.value.reason.code == "print.undrawable"
    named = dict(caught.value.reason.params)
    assert "U+1F3E0" in named["characters"]
    assert "𰻝 (U+30EDD)" in named["characters"]
    assert UNDRAWABLE in named["text"]


@pytest.mark.parametrize("kind", Household)
def test_an_extreme_case_prints_in_both_languages(kind: Household) -> None:
    file = extreme(crowded(a_case_file(kind), 10))
    for language in ("zh_CN", "en"):
        assert len(page_texts(packet_of(file, language))) > 10


def test_a_case_just_opened_prints_what_there_is() -> None:
    file = before_filing(a_case_file(Household.RENOVATING))
    bare = type(file)(site=file.site, case=file.case, unit=file.unit, notice=file.notice)
    titles = [title for title, _ in outline(packet_of(bare, today=TODAY))]
    assert titles == [
        "入住手续全套资料",
        "客户资料卡",
        "查验客户资料情况登记表",
        "补齐资料提示单",
        "入住手续流转单",
        "客户档案目录",
    ]


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(KeyError):
        form_pdf(a_case_file(), a_procedure(), "nothing", strict("en"), "en", TODAY + timedelta(days=1))


def test_a_form_alone_counts_no_packet() -> None:
    text = squeezed(
        "".join(page_texts(form_pdf(a_case_file("co_owners"), a_procedure(), "acceptance_form", strict("zh_CN"), "zh_CN", TODAY)))
    )
    assert "第1页共1页" in text
    assert "全套" not in text
