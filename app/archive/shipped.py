"""What a Ruzhu archive keeps."""

from app.archive.journal.freezing import freeze_open_books
from app.archive.journal.layout import Layout
from app.archive.journal.mandate import may_write
from app.archive.journal.personal import PERSONAL
from app.archive.journal.upcasters import controlled_paper, exchanging, in_order, nothing_new
from app.archive.tables import DERIVED, JOURNALED
from app.archive.tables.partners import PARTNERS
from app.archive.tables.printing import PRINTING

SHIPPED = Layout(
    journaled=JOURNALED,
    derived=DERIVED,
    local=(*PRINTING, *PARTNERS),
    personal=PERSONAL,
    upcasters=(controlled_paper, exchanging, in_order, nothing_new),
    history=("0001_first", "0002_controlled_paper", "0003_exchange", "0004_in_order", "0005_wechat"),
    on_copy=freeze_open_books,
    may_write=may_write,
)
