"""What several pages are made of."""

from ui.pages.parts.field_flow import FieldFlow
from ui.pages.parts.tab_order import follow_layout

__all__ = ["FieldFlow", "follow_layout"]
