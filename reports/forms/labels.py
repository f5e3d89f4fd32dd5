"""What is asked of a paper's original, as lists of papers say it."""

from app.procedure.declaration import Original
from app.texts import N_
from app.texts.values import Names

ORIGINALS: Names = {
    Original.SEEN: N_("Show"),
    Original.KEPT: N_("Hand in"),
    Original.EITHER: N_("Show, or a copy"),
    Original.NONE: N_("Not needed"),
}
