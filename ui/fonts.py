"""The typefaces of the screen, from the package itself: the same on every machine, rare characters of names included."""

from importlib.resources import as_file, files

from PySide6.QtGui import QFontDatabase

SCREEN_FACES = ("NotoSansSC-Regular.ttf", "RuzhuMinchoA.ttf", "RuzhuMinchoB.ttf")
FALLBACK = ("Noto Sans CJK SC", "Microsoft YaHei", "SimSun", "sans-serif")


def load_fonts() -> tuple[str, ...]:
    """Load the faces; their family names in the order in which a character is looked for."""
    families: list[str] = []
    folder = files("resources") / "fonts"
    for name in SCREEN_FACES:
        face = folder / name
        if face.is_file():
            with as_file(face) as path:
                families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return (*families, *FALLBACK)
