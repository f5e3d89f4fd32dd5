"""交换: packages out and in, who is let in, and what is to be decided."""

from ui.boards.exchange.board import ExchangeBoard

__all__ = ["ExchangeBoard"]
