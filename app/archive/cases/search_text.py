"""What finds a case: unit, notice and certificate numbers, and of its people what the tables declare, names by pinyin too."""

from collections.abc import Iterable

from app.archive.tables import DECLARATIONS
from app.archive.tables.declared import Found
from app.procedure.case import CaseFile
from app.procedure.certificates import format_number


def pinyin_forms(name: str) -> tuple[str, ...]:
    """Return the name's pinyin whole and as initials, the first character read as a surname (单 is Shàn)."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 its tables take 0.1 s to load, and a window that shows a board needs none

    if not name or all(ord(character) < 0x80 for character in name):
        return ()
    whole = lazy_pinyin(name, errors=_characters)
    initials = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_characters)
    surname = _surname(name)
    if surname and whole:
        whole[0], initials[0] = surname, surname[0]
    return ("".join(whole).lower(), "".join(initials).lower())


def _characters(rest: str) -> str:
    """What has no pinyin stays as it is."""
    return rest


_SURNAMES = {
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "任": "ren",
    "朴": "piao",
    "查": "zha",
    "曾": "zeng",
    "区": "ou",
    "盖": "ge",
    "缪": "miao",
    "乐": "yue",
    "翟": "zhai",
    "覃": "qin",
    "尹": "yin",
    "华": "hua",
    "冼": "xian",
    "晁": "chao",
    "召": "shao",
    "繁": "po",
    "洗": "xian",
    "员": "yun",
    "折": "she",
    "郗": "xi",
    "訾": "zi",
    "燕": "yan",
    "纪": "ji",
    "宁": "ning",
}


def _surname(name: str) -> str:
    return _SURNAMES.get(name[0], "")


def _declared(table: str) -> tuple[tuple[str, Found], ...]:
    found = [(name, said.found) for name, said in DECLARATIONS[table].items() if said.found is not None]
    return tuple(sorted(found, key=lambda each: each[1]))


_DECLARED = {table: _declared(table) for table in ("notice", "person")}


def _texts(record: object, table: str) -> list[str]:
    """What finds the record by the declarations of its table."""
    values = [(str(getattr(record, name)), found) for name, found in _DECLARED[table]]
    return [value[-6:] if found is Found.LAST_SIX else value for value, found in values]


def _names(record: object, table: str) -> list[str]:
    return [str(getattr(record, name)) for name, found in _DECLARED[table] if found is Found.NAME]


def search_text(file: CaseFile) -> str:
    """Return all texts that find the case, in lower case, one a line. Personal data: kept only in the encrypted archive."""
    found: list[str] = [file.case.number, file.unit.label, file.unit.label.replace(" ", ""), file.unit.room]
    if file.notice is not None:
        found += [file.notice.number, *_texts(file.notice, "notice")]
    for person in file.people:
        found += _texts(person, "person")
    found += [format_number(certificate.number) for certificate in file.certificates]
    found += _pinyin(name for person in file.people for name in _names(person, "person"))
    if file.notice is not None:
        found += _pinyin(_names(file.notice, "notice"))
    return "\n".join(dict.fromkeys(text.lower() for text in found if text))


def _pinyin(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in pinyin_forms(name)]
