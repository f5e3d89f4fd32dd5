from hypothesis import given
from hypothesis import strategies as st

from reports.breaking import break_lines
from reports.cells import MARGIN, PADDING, Cell, cut, lay_out, line_height, tick, ticks
from reports.fonts import FontSet

FONTS = FontSet()
TEXT = st.text(alphabet="甲乙，。（ ab1\n☑", max_size=80)


@given(st.lists(st.tuples(TEXT, st.floats(8, 80), st.sampled_from([8.0, 9.5, 10.0])), min_size=1, max_size=4))
def test_a_row_is_high_and_wide_enough_for_each_of_its_cells(contents: list[tuple[str, float, float]]) -> None:
    cells = [Cell(text, size=size) for text, _, size in contents]
    row = lay_out(FONTS, cells, [width for _, width, _ in contents], 7)
    for cell, width, lines in zip(row.cells, row.widths, row.lines, strict=True):
        assert len(lines) * line_height(cell.size) + 2 * MARGIN <= row.height + 1e-9
        for line in lines:
            assert FONTS.regular.width(line) * cell.size / 1000 / 72 * 25.4 <= width - 2 * PADDING + 1e-6


@given(st.integers(2, 300), st.floats(12, 250))
def test_a_cut_row_keeps_every_line_in_order(count: int, room: float) -> None:
    row = lay_out(FONTS, [Cell("label", shaded=True), Cell("\n".join(map(str, range(count))))], [26, 64], 8)
    pieces = []
    while row.height > room:
        first, row = cut(row, room)
        assert first.height <= max(room, line_height(10) + 2 * MARGIN) + 1e-9
        pieces.append(first)
    written = [line for piece in [*pieces, row] for line in piece.lines[1]]
    assert written == [str(number) for number in range(count)]


def test_ticks_are_text_whose_boxes_keep_their_labels() -> None:
    text = ticks([("自住", True), ("出租", False)])
    assert break_lines(text, 3500, FONTS.regular.advances) == ["☑自住", "☐出租"]
    assert (tick(True), tick(False)) == ("☑", "☐")
