"""Chinese numerals as they stand in building, entrance and floor labels and in dates."""

DIGITS = "〇零一二三四五六七八九两"
NUMERALS = DIGITS + "十百"
_VALUE = {"〇": 0, "零": 0, "两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


def number_of(numerals: str) -> int | None:
    """Return the number that `numerals` write, as `十二` 12, `一百零三` 103 or digit by digit `二〇二六` 2026; None if none."""
    if not numerals or any(character not in NUMERALS for character in numerals):
        return None
    if "十" not in numerals and "百" not in numerals:
        return int("".join(str(_VALUE[digit]) for digit in numerals))
    hundreds, hundred, rest = numerals.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    parts = (hundreds if hundred else "零", (tens.lstrip("零〇") or "一") if ten else "零", ones.lstrip("零〇") or "零")
    if any(len(part) != 1 or part not in _VALUE for part in parts):
        return None
    return _VALUE[parts[0]] * 100 + _VALUE[parts[1]] * 10 + _VALUE[parts[2]]
