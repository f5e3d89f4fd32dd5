"""Reads capitals back into fen, by the places of the characters alone: apart from what writes them."""

DIGITS = {character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
SMALL = {"拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8}


def fen_of(capitals: str) -> int:
    """The amount in fen that `capitals` name. `KeyError` for any other character."""
    whole, _, parts = capitals.removesuffix("整").rpartition("元")
    return _whole(whole) * 100 + _parts(parts)


def _whole(text: str) -> int:
    total = section = digit = 0
    for character in text:
        if character in SMALL:
            section += digit * SMALL[character]
            digit = 0
        elif character in LARGE:
            total += (section + digit) * LARGE[character]
            section = digit = 0
        else:
            digit = DIGITS[character]
    return total + section + digit


def _parts(text: str) -> int:
    fen = digit = 0
    for character in text:
        if character in "角分":
            fen += digit * (10 if character == "角" else 1)
        else:
            digit = DIGITS[character]
    return fen
