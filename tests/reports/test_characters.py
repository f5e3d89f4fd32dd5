from reports.characters import harmless, may_break


def test_plain_text_is_left_alone() -> None:
    assert harmless("陈䶮 <b>=1+1</b> & \"'") == "陈䶮 <b>=1+1</b> & \"'"


def test_every_line_end_is_a_new_line_and_tabs_are_spaces() -> None:
    assert harmless("一\r\n二\r三\x0b四\u2028五\t六") == "一\n二\n三\n四\n五 六"


def test_controls_and_invisible_characters_are_dropped() -> None:
    assert harmless("a\x00b\x1bc\u200bd\u202ee\ufefff\u00adg") == "abcdefg"


def test_no_line_begins_with_closing_nor_ends_with_opening_punctuation() -> None:
    assert not any(may_break("字", mark) for mark in "，。、；：！？）》」”")
    assert not any(may_break(mark, "字") for mark in "（《「“")


def test_words_numbers_and_dashes_stay_whole() -> None:
    assert not may_break("a", "b")
    assert not may_break("1", ".")
    assert not may_break("—", "—")
    assert may_break(" ", "b")
    assert may_break("字", "b")
    assert may_break("b", "字")


def test_a_tick_box_is_never_parted_from_its_label() -> None:
    assert not may_break("☑", "自")
    assert may_break("住", "☐")
