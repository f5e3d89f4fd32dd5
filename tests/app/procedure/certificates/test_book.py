"""C1, C2, C7: books of 25, in order, never a number twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.certificates import BOOK_SIZE, Book, book_of, next_number, skipped_numbers

books = st.builds(Book, st.integers(1, 200_000), st.integers(1, 60))


def test_c2_books_of_25() -> None:
    assert BOOK_SIZE == 25
    assert Book(1).last == 25
    assert [book_of(number).first for number in (1, 25, 26, 99_999, 100_000)] == [1, 1, 26, 99_976, 99_976]


@given(st.integers(1, 10**9), st.integers(1, 100))
def test_c2_every_number_stands_in_its_book_only(number: int, size: int) -> None:
    book = book_of(number, size)
    assert number in book
    assert (book.first - 1) % size == 0
    assert book.first - 1 not in book
    assert book.last + 1 not in book


@given(books)
def test_c1_a_book_gives_each_of_its_numbers_once_in_order(book: Book) -> None:
    used: list[int] = []
    while (number := next_number(book.first, book.last, used)) is not None:
        used.append(number)
    assert used == list(range(book.first, book.last + 1))


@given(books, st.data())
def test_c1_never_twice_never_backwards_whatever_was_used(book: Book, data: st.DataObject) -> None:
    used = data.draw(st.sets(st.integers(max(1, book.first - 5), book.last + 5)))
    number = next_number(book.first, book.last, used)
    inside = {one for one in used if one in book}
    if number is None:
        assert book.last in used
    else:
        assert number in book
        assert number not in used
        assert all(one < number for one in inside)
    # C7: used, skipped and those to come make the whole book, with nothing between.
    skipped = skipped_numbers(book.first, book.last, used)
    to_come = range(number, book.last + 1) if number else ()
    assert sorted([*inside, *skipped, *to_come]) == list(range(book.first, book.last + 1))


def test_c7_a_passed_number_is_named_and_not_gone_back_to() -> None:
    assert next_number(1, 25, [1, 2, 4]) == 5
    assert skipped_numbers(1, 25, [1, 2, 4]) == (3,)
    assert skipped_numbers(1, 25, [25]) == tuple(range(1, 25))


@pytest.mark.parametrize(("first", "size"), [(0, 25), (-1, 25), (1, 0)])
def test_no_such_book(first: int, size: int) -> None:
    with pytest.raises(ValueError, match="book"):
        Book(first, size)


def test_no_book_for_no_number() -> None:
    with pytest.raises(ValueError, match="numbered"):
        book_of(0)
