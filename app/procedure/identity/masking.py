"""Numbers as screens and logs show them (PIPL: identity papers are sensitive personal data)."""

MASK = "*"


def masked(number: str) -> str:
    """`number` with its middle hidden, of the same length.

    Of 15 characters and more the first 3 and the last 4 stay: enough to tell a person from the next at the counter, while the
    birth date of an 18-digit number and most of its area stay hidden. From 8 characters the first and the last 3 stay. Of
    anything shorter nothing does, since what is left would be found by trying.
    """
    length = len(number)
    if length >= 15:
        first, last = 3, 4
    elif length >= 8:
        first, last = 1, 3
    else:
        return MASK * length
    return number[:first] + MASK * (length - first - last) + number[length - last :]
