"""Compile every catalogue: `python -m resources.translations.build` writes each .mo beside its .po.

The same .po gives the same bytes, on any day and with any version of Babel, so that a .mo that was forgotten shows.
"""

from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).parent
HEADER = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", "nplurals=1; plural=0;")]


def sources() -> list[Path]:
    """Return every .po that ships."""
    return sorted(FOLDER.glob("*/*.po"))


def compiled(source: Path) -> bytes:
    """Return the .mo of a .po. Babel raises an error that names the line where the .po cannot be read."""
    from babel.messages import Catalog  # noqa: PLC0415  (the program itself never compiles)
    from babel.messages.mofile import write_mo  # noqa: PLC0415  (the same)
    from babel.messages.pofile import read_po  # noqa: PLC0415  (the same)

    class Timeless(Catalog):
        """A catalogue whose header leaves out the time of compiling and Babel's version."""

        mime_headers = HEADER

    catalogue = Timeless()
    for message in read_po(BytesIO(source.read_bytes()), abort_invalid=True):
        if message.id:
            catalogue[message.id] = message
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def build() -> None:
    """Write every .mo whose content changed."""
    for source in sources():
        target, content = source.with_suffix(".mo"), compiled(source)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)


if __name__ == "__main__":
    build()
