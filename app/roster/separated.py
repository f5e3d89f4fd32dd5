"""Text files of rows: encoding and separator are found out, never guessed from the machine."""

import codecs
import csv
import io

from app.errors import InputError
from app.roster.columns import find_header
from app.roster.grid import MAX_COLUMNS, MAX_ROWS, Grid, plain_row

_SEPARATORS = (",", ";", "\t")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB 18030-2022 gave these bytes their own characters; the codec's older table still answers with private-use ones.
_SINCE_2022 = {
    0xE7C7: 0x1E3F,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE832: 0x9FB8,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE864: 0x9FBB,
}


def separated_grid(content: bytes, file: str) -> Grid:
    """Return the rows of a comma, semicolon or tab separated file in UTF-8, UTF-16 or GB18030.

    The separator is the one under which a heading row is best recognised. Raises InputError naming `file`.
    """
    text = decoded(content, file)
    found: list[tuple[int, Grid]] = []
    failures: list[InputError] = []
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        try:
            grid = _grid(text, separator, file)
        except InputError as error:
            failures.append(error)
            continue
        header = find_header(grid)
        found.append((len(header.columns) if header else 0, grid))
    named = max(found, key=lambda pair: pair[0], default=None)
    if failures and (named is None or named[0] == 0):
        raise failures[0]
    return named[1] if named else Grid(file, ())


def decoded(content: bytes, file: str) -> str:
    """Return the text: by its byte order mark, else UTF-8, else UTF-16 by its zero bytes, else GB18030, all strictly."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strict(content, (encoding,), file)
    if b"\0" in content[:4096]:
        even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
        return _strict(content, ("utf-16-le" if odd > even else "utf-16-be",), file)
    return _strict(content, ("utf-8", "gb18030"), file)


def _strict(content: bytes, encodings: tuple[str, ...], file: str) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.translate(_SINCE_2022) if encoding == "gb18030" else text
    raise InputError.of("roster.not_text", file=file)


def _grid(text: str, separator: str, file: str) -> Grid:
    rows = []
    # Strict, since a quotation mark left open would swallow the rows after it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MAX_ROWS:
                raise InputError.of("roster.too_many_rows", file=file, limit=MAX_ROWS)
            rows.append(plain_row(number, tuple(cells[:MAX_COLUMNS])))
    except csv.Error:
        raise InputError.of("roster.quotes", file=file, row=number + 1) from None
    return Grid(file, tuple(rows))
