"""What the numbers, books, lots and applications of a site must be: plain dictionaries, and the rules read off C1–C7 anew."""

from dataclasses import dataclass, field

SIZE = 25


@dataclass
class Book:
    """A book that was opened: where, its numbers' states, and whether its stubs were handed back."""

    first: int
    counter: str
    states: dict[int, str] = field(default_factory=dict)
    surrendered: bool = False
    closed: bool = False
    frozen: bool = False

    @property
    def last(self) -> int:
        return self.first + SIZE - 1

    @property
    def following(self) -> int | None:
        """The number that is next in order."""
        number = self.first + len(self.states)  # without gaps, as many as were used
        return number if number <= self.last else None

    def counted(self) -> tuple[int, int, int, int]:
        """Used, void, blank, incident."""
        states = list(self.states.values())
        void, incident = states.count("void"), states.count("incident")
        return len(states) - void - incident, void, SIZE - len(states), incident


@dataclass
class Application:
    """An application for books and what became of it."""

    books: int
    reviewed: bool = False
    decided: str = ""
    received: bool = False


@dataclass
class PaperOracle:
    """The site's paper."""

    lots: list[tuple[int, int]] = field(default_factory=list)
    books: dict[int, Book] = field(default_factory=dict)
    applications: dict[str, Application] = field(default_factory=dict)
    holder: dict[int, str] = field(default_factory=dict)  # number → case
    open_incidents: dict[str, int] = field(default_factory=dict)

    def state(self, number: int) -> str:
        """The state of a number."""
        return next((book.states[number] for book in self.books.values() if number in book.states), "blank")

    def put(self, number: int, state: str) -> None:
        """The number's state from now on."""
        book = self.books[(number - 1) // SIZE * SIZE + 1]
        book.states[number] = state

    def held(self, case_id: str, state: str) -> int | None:
        """The number of a case in that state: there is never more than one issued, nor more than one assigned."""
        found = [number for number, case in self.holder.items() if case == case_id and self.state(number) == state]
        assert len(found) <= 1
        return found[0] if found else None

    def open_book(self, counter: str) -> Book | None:
        """The book that lies open at a counter."""
        return next((book for book in self.books.values() if book.counter == counter and not book.closed), None)

    def outstanding(self, counter: str) -> bool:
        """Whether a used-up book of the counter was not handed back."""
        return any(book.counter == counter and not book.surrendered and book.following is None for book in self.books.values())

    def unopened(self) -> int | None:
        """The first number of the book to open next."""
        firsts = (first for lot in self.lots for first in range(lot[0], lot[1], SIZE))
        return next((first for first in firsts if first not in self.books), None)

    def refused_book(self, counter: str, *, overridden: bool = False) -> str:
        """Why no book may be opened at the counter."""
        book = self.open_book(counter)
        if book is not None and book.following is not None:
            return "certificates.book_not_used_up"
        if self.outstanding(counter) and not overridden:
            return "certificates.stubs_outstanding"
        return "certificates.no_books" if self.unopened() is None else ""

    def open(self, counter: str) -> Book:
        """Open the next book."""
        before, first = self.open_book(counter), self.unopened()
        assert first is not None
        if before is not None:
            before.closed = True
        self.books[first] = Book(first, counter)
        return self.books[first]

    def refused_number(self, counter: str) -> str:
        """Why the counter cannot take a number."""
        book = self.open_book(counter)
        if self.held_up(counter):
            return "certificates.book_frozen"
        return "" if book is not None and book.following is not None else self.refused_book(counter)

    def held_up(self, counter: str) -> bool:
        """Whether the counter's book gives no number although it has one."""
        book = self.open_book(counter)
        return book is not None and book.frozen and book.following is not None

    def take(self, counter: str, case_id: str, state: str) -> int:
        """Take the next number."""
        book = self.open_book(counter)
        if book is None or book.following is None:
            book = self.open(counter)
        number = book.following
        assert number is not None
        book.states[number] = state
        self.holder[number] = case_id
        return number

    def blanks(self) -> int:
        """Blank certificates of all lots."""
        return sum(last - first + 1 for first, last in self.lots) - len(self.holder)

    def reconcile(self, book: Book, next_blank: int) -> None:
        """The paper of a frozen book was looked at: what is below its next blank sheet is void, and nobody's."""
        while book.following is not None and book.following < next_blank:
            number = book.following
            book.states[number] = "void"
            self.holder[number] = ""
        book.frozen = False

    def usage(self, lot: tuple[int, int]) -> tuple[int, int, int, int]:
        """Used, void, blank and incident of a lot."""
        opened = [book.counted() for first, book in self.books.items() if lot[0] <= first <= lot[1]]
        used, void, incident = (sum(counts[place] for counts in opened) for place in (0, 1, 3))
        return used, void, lot[1] - lot[0] + 1 - used - void - incident, incident
