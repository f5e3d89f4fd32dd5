"""Breaking text into lines that fit a width."""

from collections.abc import Mapping

from reports.characters import GLUE, harmless, may_break


def break_lines(text: str, width: float, advances: Mapping[str, float]) -> list[str]:
    """Return the lines of `text`, none wider than `width`; both in the unit of `advances`, which gives each character's.

    New lines in the text are kept. A run with no place to break (a long number, an address without spaces) is broken where
    the line is full. A single character wider than `width` stands alone on its line.
    """
    lines: list[str] = []
    for part in harmless(text).split("\n"):
        if sum(map(advances.__getitem__, part)) <= width:
            lines.append(part.replace(GLUE, ""))
        else:
            lines.extend(_broken(part, width, advances))
    return lines


def _broken(part: str, width: float, advances: Mapping[str, float]) -> list[str]:
    lines: list[str] = []
    start = 0
    while start < len(part):
        end = _line_end(part, start, width, advances)
        lines.append(part[start:end].rstrip(" ").replace(GLUE, ""))
        start = end
        while start < len(part) and part[start] == " ":
            start += 1
    return lines


def _line_end(part: str, start: int, width: float, advances: Mapping[str, float]) -> int:
    """Where the line that begins at `start` ends: the last allowed place before it is too wide, or where it is full."""
    used = 0.0
    allowed = start
    before = ""
    for index in range(start, len(part)):
        character = part[index]
        if before and may_break(before, character):
            allowed = index
        used += advances[character]
        if used > width and character != " ":
            return allowed if allowed > start else max(index, start + 1)
        before = character
    return len(part)
