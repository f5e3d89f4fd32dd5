"""Amounts in capitals: 《正确填写票据和结算凭证的基本规定》, 会计基础工作规范."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.procedure.fees import amount_in_capitals
from tests.app.procedure.fees.reading import fen_of

LARGEST_FEN = 999_999_999_999


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        # The annex's own examples, with 整 after 角.
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        # Ends and edges.
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.56", "伍角陆分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("10.10", "壹拾元零壹角整"),
        ("10.50", "壹拾元零伍角整"),
        ("20000005", "贰仟万零伍元整"),
        ("100000000.05", "壹亿元零伍分"),
        ("100000001", "壹亿零壹元整"),
        ("1010000000", "壹拾亿零壹仟万元整"),
        ("1000010000.01", "壹拾亿零壹万元零壹分"),
        ("9999999999.99", "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分"),
        ("1E+3", "壹仟元整"),
    ],
)
def test_examples(amount: str, capitals: str) -> None:
    assert amount_in_capitals(Decimal(amount)) == capitals


# Half of the amounts have many zeros: that is where the rules are.
fens = st.integers(0, LARGEST_FEN) | st.text("00001", min_size=1, max_size=12).map(int)


@given(fens)
@example(LARGEST_FEN)
def test_capitals_read_back_to_the_same_amount(fen: int) -> None:
    assert fen_of(amount_in_capitals(Decimal(fen).scaleb(-2))) == fen


@given(fens)
def test_rules_of_the_annex(fen: int) -> None:
    written = amount_in_capitals(Decimal(fen).scaleb(-2))
    whole, parts = divmod(fen, 100)
    assert written.endswith("整") == (parts % 10 == 0)
    assert "零零" not in written
    assert not written.startswith("零") or fen == 0
    # Zeros between two digits of the whole amount are written, but for those at 万 and 元, where they may be left out.
    if whole and parts and parts < 10:
        assert "元零" in written
    for high, low in ((8, 7), (7, 6), (6, 5), (5, 4), (3, 2), (2, 1), (1, 0)):
        if whole >= 10 ** (high + 1) and whole // 10**high % 10 == 0 and whole // 10**low % 10:
            unit = {7: "仟", 6: "佰", 5: "拾", 4: "万", 2: "佰", 1: "拾", 0: "元"}[low]
            assert re.search(f"零[壹贰叁肆伍陆柒捌玖]{unit}", written), written


@pytest.mark.parametrize("amount", ["-0.01", "10000000000", "0.001", "NaN", "Infinity"])
def test_an_amount_that_no_slip_may_carry_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=r"amount|fen"):
        amount_in_capitals(Decimal(amount))
