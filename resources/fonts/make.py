"""Fetch the typefaces from their packages and prepare them: `python -m resources.fonts.make`.

A tool for developers, run when a face changes; the program reads only what it leaves here. It needs fontTools, `npm`, `apt-get`
and `dpkg-deb`. What it writes is the same bytes each time, as long as the packages' fonts have the digests below.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
LIMIT = 60_000_000  # bytes, all fonts together

HAN = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2EBE0), (0x2F800, 0x2FA1F))
WRITING = ((0xA0, 0x2BF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x27BF))
HAN_OF_GB_18030_2022 = {
    "URO": (0x4E00, 0x9FEF),
    "extension A": (0x3400, 0x4DB5),
    "extension B": (0x20000, 0x2A6D6),
    "extension C": (0x2A700, 0x2B734),
    "extension D": (0x2B740, 0x2B81D),
    "extension E": (0x2B820, 0x2CEA1),
    "extension F": (0x2CEB0, 0x2EBE0),
    "Kangxi radicals": (0x2F00, 0x2FD5),
}
HAN_SINGLES = (0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29)


@dataclass(frozen=True, slots=True)
class FontSource:
    """A font file inside a package, with the digest that it must have."""

    file: str
    sha256: str


SERIF = FontSource("NotoSerifSC_400Regular.ttf", "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742")
BOLD = FontSource("NotoSerifSC_700Bold.ttf", "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6")
SANS = FontSource("NotoSansSC_400Regular.ttf", "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16")
MINCHO_A = FontSource("HanaMinA.ttf", "7ca87559414474848fc513a8d8eb42d5b0f8194c30c2abdfbfedff5398ec88d7")
MINCHO_B = FontSource("HanaMinB.ttf", "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c")
NPM_PACKAGES = {"noto-serif-sc": "0.4.3", "noto-sans-sc": "0.4.3"}
DEB_PACKAGE = "fonts-hanazono"


def run(*command: str, folder: Path) -> str:
    """Standard output of a tool of the machine, run in `folder`."""
    program = shutil.which(command[0])
    if program is None:
        raise SystemExit(f"{command[0]} is needed and not installed")
    finished = subprocess.run([program, *command[1:]], cwd=folder, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 (fixed arguments)
    return finished.stdout


def fetch(folder: Path) -> None:
    """Unpack the packages under `folder`: one folder an npm package, `deb` for the Debian one."""
    for name, version in NPM_PACKAGES.items():
        archive = run("npm", "pack", "--silent", f"@expo-google-fonts/{name}@{version}", folder=folder).split()[-1]
        with tarfile.open(folder / archive) as packed:
            packed.extractall(folder / name, filter="data")
    run("apt-get", "download", DEB_PACKAGE, folder=folder)
    package = next(folder.glob(f"{DEB_PACKAGE}_*.deb"))
    run("dpkg-deb", "-x", package.name, "deb", folder=folder)


def locate(folder: Path, source: FontSource) -> Path:
    """Return the font file of `source` under `folder`, once its digest is found right."""
    path = next(folder.rglob(source.file))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != source.sha256:
        raise SystemExit(f"{source.file} has the digest {digest}, not {source.sha256}")
    return path


def characters(path: Path) -> set[int]:
    """Return the code points that the font draws."""
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def spread(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return every code point of the ranges, ends included."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def chinese_of_every_day() -> set[int]:
    """ASCII, Latin-1 and all that GB 2312 encodes: what titles and headings are written with."""
    wanted = spread([(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027)])
    for code in range(0x100, 0x10000):
        try:
            chr(code).encode("gb2312")
        except UnicodeEncodeError:
            continue
        wanted.add(code)
    return wanted | {ord(sign) for sign in "№㎡㎥〇䶮㛃￥"}


def reduce(path: Path, wanted: set[int], family: str, style: str, target: Path) -> None:
    """Write the part of a font that draws `wanted`, without hints and features, under a family name of our own."""
    options = Options(hinting=False, glyph_names=False, legacy_kern=False, notdef_outline=True, recalc_bounds=False)
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "FFTM", "prop", "gasp"]
    options.name_IDs = [0, 13, 14]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    names = font["name"]
    postscript = f"{family} {style}".replace(" ", "")
    for identifier, text in ((1, family), (2, style), (3, postscript), (4, f"{family} {style}"), (6, postscript)):
        names.setName(text, identifier, 3, 1, 0x409)
    names.names = [record for record in names.names if record.platformID == 3]
    font.save(target, reorderTables=True)
    font.close()


def advances(path: Path) -> Iterator[tuple[int, int, int]]:
    """Runs of code points with one advance width: first, last, width in thousandths of an em."""
    with TTFont(path, lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        widths = {code: round(metrics[glyph][0] * scale) for code, glyph in font.getBestCmap().items()}
    run_of: list[int] = []
    for code in sorted(widths):
        if run_of and code == run_of[1] + 1 and widths[code] == run_of[2]:
            run_of[1] = code
            continue
        if run_of:
            yield run_of[0], run_of[1], run_of[2]
        run_of = [code, code, widths[code]]
    yield run_of[0], run_of[1], run_of[2]


def write_advances(faces: dict[str, Path]) -> None:
    """Write `faces.json`: what each face draws and how wide, so that text is checked and measured with no font loaded."""
    lines = []
    for name, path in faces.items():
        runs = json.dumps(list(advances(path)), separators=(",", ":"))
        lines.append(f' "{name}": {{\n  "file": "{path.name}",\n  "runs": {runs}\n }}')
    (HERE / "faces.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def write_licences(folder: Path) -> None:
    """Lay each licence beside its fonts."""
    for name, target in (("noto-serif-sc", "NotoSerifSC-OFL.txt"), ("noto-sans-sc", "NotoSansSC-OFL.txt")):
        text = next((folder / name).rglob("LICENSE_FONT")).read_text(encoding="utf-8")
        (HERE / target).write_text(text, encoding="utf-8", newline="\n")
    documents = folder / "deb" / "usr" / "share" / "doc" / DEB_PACKAGE
    text = (documents / "copyright").read_text(encoding="utf-8")
    (HERE / "RuzhuMincho-LICENSE.txt").write_text(text, encoding="utf-8", newline="\n")
    with gzip.open(documents / "README.txt.gz", "rt", encoding="utf-8") as readme:
        (HERE / "RuzhuMincho-SOURCE-README.txt").write_text(readme.read(), encoding="utf-8", newline="\n")


def main() -> None:
    """Make every font file, its licence and the table of widths; say how large they are and what none of them draws."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        serif, sans = HERE / "NotoSerifSC-Regular.ttf", HERE / "NotoSansSC-Regular.ttf"
        shutil.copyfile(locate(folder, SERIF), serif)
        shutil.copyfile(locate(folder, SANS), sans)
        bold, mincho_a, mincho_b = (HERE / f"Ruzhu{part}.ttf" for part in ("Serif-Bold", "MinchoA", "MinchoB"))
        reduce(locate(folder, BOLD), chinese_of_every_day(), "Ruzhu Serif", "Bold", bold)
        source_a, source_b = locate(folder, MINCHO_A), locate(folder, MINCHO_B)
        drawn = characters(serif)
        for_b = (spread(HAN) & characters(source_b)) - drawn
        reduce(source_b, for_b, "Ruzhu Mincho B", "Regular", mincho_b)
        reduce(source_a, (spread(HAN + WRITING) & characters(source_a)) - drawn - for_b, "Ruzhu Mincho A", "Regular", mincho_a)
        write_licences(folder)
    paper = {"serif": serif, "bold": bold, "mincho_a": mincho_a, "mincho_b": mincho_b}
    write_advances(paper)
    report([sans, *paper.values()], set().union(*map(characters, (serif, mincho_a, mincho_b))))


def report(fonts: list[Path], drawn: set[int]) -> None:
    """Print the sizes and how many characters of GB 18030-2022 no paper face draws, by range."""
    sizes = {path.name: path.stat().st_size for path in fonts}
    ranges = HAN_OF_GB_18030_2022 | {f"U+{code:04X}": (code, code) for code in HAN_SINGLES}
    undrawn = {name: len(spread([ends]) - drawn) for name, ends in ranges.items()}
    lines = [f"{size:>12,}  {name}" for name, size in sizes.items()]
    lines += [f"{sum(sizes.values()):>12,}  in all", *(f"{count:>12,}  undrawn of {name}" for name, count in undrawn.items())]
    sys.stdout.write("\n".join(lines) + "\n")
    if sum(sizes.values()) > LIMIT:
        raise SystemExit(f"the fonts are larger than {LIMIT:,} bytes")


if __name__ == "__main__":
    main()
