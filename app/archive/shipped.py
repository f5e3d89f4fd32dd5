"""What a Ruzhu archive keeps."""

from app.archive.freezing import freeze_open_books
from app.archive.layout import Layout
from app.archive.mandate import may_write
from app.archive.personal import PERSONAL
from app.archive.tables import DERIVED, JOURNALED
from app.archive.tables.partners import PARTNERS
from app.archive.tables.printing import PRINTING
from app.archive.upcasters import controlled_paper, exchanging

SHIPPED = Layout(
    journaled=JOURNALED,
    derived=DERIVED,
    local=(*PRINTING, *PARTNERS),
    personal=PERSONAL,
    upcasters=(controlled_paper, exchanging),
    on_copy=freeze_open_books,
    may_write=may_write,
)
