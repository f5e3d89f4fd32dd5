"""The printed card of an archive: its fingerprint in digits and as a code that a telephone reads."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from app.exchange.partners.cards import fingerprint
from app.texts import load_translator
from reports.pairing_card import pairing_card
from tests.app.exchange.made_cards import STATION, Stranger, a_recipient

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(("language", "title"), [("zh_CN", "配对卡"), ("en", "Card of an archive")])
def test_the_card_shows_whose_it_is_and_its_fingerprint(language: str, title: str) -> None:
    card = Stranger().card(site="海棠苑", code="A1")
    (page,) = PdfReader(BytesIO(pairing_card(card, "王丽", DAY, load_translator(language)))).pages
    text = page.extract_text()
    for said in (title, "海棠苑", "A1", STATION, "王丽", *fingerprint(card).split()):
        assert said in text


def test_the_code_reads_as_the_fingerprint() -> None:
    card = Stranger().card()
    document = pypdfium2.PdfDocument(pairing_card(card, "王丽", DAY, load_translator("zh_CN")))
    (code,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    document.close()
    assert code.text == fingerprint(card).replace(" ", "")


def test_the_longest_names_fit_on_one_page() -> None:
    card = Stranger().card(site="海" * 100, code="柜" * 100, role="headquarters", recovery=a_recipient())
    assert len(PdfReader(BytesIO(pairing_card(card, "丽" * 100, DAY, load_translator("zh_CN")))).pages) == 1


def test_the_same_card_gives_the_same_bytes() -> None:
    card = Stranger().card()
    first, second = (pairing_card(card, "王丽", DAY, load_translator("zh_CN")) for _ in range(2))
    assert first == second
