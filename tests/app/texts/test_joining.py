"""Sentences in a row, as each language writes them."""

import pytest

from app.texts import load_translator
from app.texts.joining import in_a_row


@pytest.mark.parametrize(
    ("language", "sentences", "said"),
    [
        ("en", ("Done.", "", "Two wait."), "Done. Two wait."),
        ("zh_CN", ("完成。", "", "另有两条。"), "完成。另有两条。"),
        ("zh_CN", ("",), ""),
    ],
)
def test_only_languages_that_write_spaces_have_one_between(language: str, sentences: tuple[str, ...], said: str) -> None:
    assert in_a_row(sentences, load_translator(language)) == said
