"""Amounts in Chinese capitals (大写金额), as receipts and 收费单 carry them.

The rules are those of 《正确填写票据和结算凭证的基本规定》 (annex of 支付结算办法) and, for vouchers such as ours, of
《会计基础工作规范》. cn2an's mode `rmb` was measured against them on 120,000 amounts: every digit, unit and required 零 is right.
Three things are added to what it gives:

- 整 after 角 too: the annex leaves it open, the accounting rule asks for it.
- 零 between 元 and 角 where the yuan end in 0 (1680.32): the annex lets it be left out; written, no digit can be squeezed in.
- 零 after 亿 where the digit of 亿 is 0 and that of 仟万 is not (1,010,000,000): the annex lets 零 fall away at 万 and 元 only.

The word 人民币 before the amount is printed by the form.
"""

from decimal import Decimal

from app.procedure.fees.money import to_fen

LARGEST_IN_CAPITALS = Decimal("9999999999.99")


def amount_in_capitals(amount: Decimal) -> str:
    """`amount` yuan in capitals: 1409.50 → 壹仟肆佰零玖元伍角整.

    `ValueError` where it is negative, above 9,999,999,999.99, or has parts of a fen: no slip may carry such an amount.
    """
    if not (amount.is_finite() and 0 <= amount <= LARGEST_IN_CAPITALS):
        raise ValueError("the amount can't be written in capitals")
    fen = to_fen(amount)
    whole, parts = divmod(fen, 100)
    # Loaded when first needed: cn2an takes 80 ms of the start of the window.
    from cn2an import an2cn  # noqa: PLC0415

    written = str(an2cn(f"{whole}.{parts:02}", "rmb"))
    if whole >= 10**9 and whole // 10**8 % 10 == 0 and whole // 10**7 % 10 != 0:
        written = written.replace("亿", "亿零")
    if whole % 10 == 0 and parts >= 10:
        written = written.replace("元", "元零")
    return written + "整" if written.endswith("角") else written
