"""Bring every catalogue up to date: `python -m resources.translations.update` extracts, merges and compiles.

Texts that the program marks stand in the .po of the part that says them, with the files as references; those that nobody says
any more go; what has no translation yet is listed, and the status is 1 until it has one.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from resources.translations.build import build, sources

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "translate": None, "translator": None}
"""The calls that mark a text for translation."""
TEXTS_OF: Mapping[str, tuple[str, ...]] = {
    "core": ("app",),
    "forms": ("reports", "resources/paper"),
    "window": ("ui",),
    "command": ("app/commands",),
}
"""Catalogue → the folders whose texts it has."""
SAID_BY: Mapping[str, tuple[str, ...]] = {**TEXTS_OF, "command": ("app",)}
"""Catalogue → the folders that may say its texts; what they do not say is left over."""
_LABEL = re.compile(r'label = "([^"]*)"')
_HEAD = """msgid ""
msgstr ""
"Project-Id-Version: ruzhu\\n"
"Language: zh_CN\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""


def marked(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every text marked for translation below a folder, with the file that marks it."""
    from babel.messages.extract import extract_from_file  # noqa: PLC0415  (the program itself never extracts)

    for file in sorted(folder.rglob("*.py")):
        for _line, text, *_rest in extract_from_file("python", file, keywords=KEYWORDS):
            if isinstance(text, str) and text:
                yield text, file
    for file in sorted(folder.glob("*.toml")):
        yield from ((text, file) for text in _LABEL.findall(file.read_text("utf-8")) if text)


def strings(folder: Path) -> set[str]:
    """Return every string below a folder: a text may be marked in one place and said in another."""
    nodes = (node for file in folder.rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    labels = {text for file in folder.glob("*.toml") for text in _LABEL.findall(file.read_text("utf-8"))}
    return labels | {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def translations(source: Path) -> dict[str, str]:
    """Return text → translation, as a .po has them, in its order."""
    from babel.messages.pofile import read_po  # noqa: PLC0415  (the program itself never reads a .po)

    return {str(message.id): str(message.string) for message in read_po(BytesIO(source.read_bytes())) if message.id}


def merged() -> dict[Path, dict[str, tuple[str, frozenset[Path]]]]:
    """Return for each .po what it should have: text → translation, empty where there is none yet, and the files that mark it."""
    held = {source: translations(source) for source in sources()}
    elsewhere = {text for each in held.values() for text, said in each.items() if said}
    wanted: dict[Path, dict[str, tuple[str, frozenset[Path]]]] = {}
    for source, known in held.items():
        places: dict[str, set[Path]] = defaultdict(set)
        for text, file in (found for folder in TEXTS_OF[source.stem] for found in marked(ROOT / folder)):
            if source.stem != "core" or not file.is_relative_to(ROOT / "app" / "commands"):
                places[text].add(file)
        said = set[str]().union(*(strings(ROOT / folder) for folder in SAID_BY[source.stem]))
        new = [text for text in places if text not in known and text not in elsewhere]
        texts = (*(text for text in known if text in said), *new)
        wanted[source] = {text: (known.get(text, ""), frozenset(places[text])) for text in texts}
    return wanted


def written(entries: Mapping[str, tuple[str, frozenset[Path]]]) -> str:
    """Return the text of a .po."""
    return _HEAD + "".join(_entry(text, translated, places) for text, (translated, places) in entries.items())


def update() -> list[str]:
    """Write every .po anew and compile it. Return the texts that have no translation yet."""
    missing: list[str] = []
    for source, entries in merged().items():
        missing += [text for text, (translated, _places) in entries.items() if not translated]
        source.write_text(written(entries), "utf-8", newline="\n")
    build()
    return missing


def _entry(text: str, translated: str, places: frozenset[Path]) -> str:
    """Return one entry, each text on one line: a changed sentence is one changed line."""
    files = sorted(file.relative_to(ROOT).as_posix() for file in places)
    references = "".join(f"#: {file}\n" for file in files)
    return f"\n{references}msgid {_quoted(text)}\nmsgstr {_quoted(translated)}\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


if __name__ == "__main__":
    untranslated = update()
    print("".join(f"no translation yet: {text}\n" for text in untranslated), end="")
    sys.exit(1 if untranslated else 0)
