"""C1, C2, C7: books of 25, in order, never a number twice."""

from hypothesis import given
from hypothesis import strategies as st

from app.procedure.certificates import BOOK_SIZE, next_number, skipped_numbers

books = st.builds(lambda first, size: range(first, first + size), st.integers(1, 200_000), st.integers(1, 60))


def test_c2_books_of_25() -> None:
    assert BOOK_SIZE == 25


@given(books)
def test_c1_a_book_gives_each_of_its_numbers_once_in_order(book: range) -> None:
    used: list[int] = []
    while (number := next_number(book[0], book[-1], used)) is not None:
        used.append(number)
    assert used == list(book)


@given(books, st.data())
def test_c1_never_twice_never_backwards_whatever_was_used(book: range, data: st.DataObject) -> None:
    used = data.draw(st.sets(st.integers(max(1, book[0] - 5), book[-1] + 5)))
    number = next_number(book[0], book[-1], used)
    inside = {one for one in used if one in book}
    if number is None:
        assert book[-1] in used
    else:
        assert number in book
        assert number not in used
        assert all(one < number for one in inside)
    # C7: used, skipped and those to come make the whole book, with nothing between.
    skipped = skipped_numbers(book[0], book[-1], used)
    to_come = range(number, book[-1] + 1) if number else ()
    assert sorted([*inside, *skipped, *to_come]) == list(book)


def test_c7_a_passed_number_is_named_and_not_gone_back_to() -> None:
    assert next_number(1, 25, [1, 2, 4]) == 5
    assert skipped_numbers(1, 25, [1, 2, 4]) == (3,)
    assert skipped_numbers(1, 25, [25]) == tuple(range(1, 25))
