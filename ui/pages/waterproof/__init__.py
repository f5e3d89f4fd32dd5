"""The page of 卫生间防水试验."""

from ui.pages.waterproof.page import WaterproofPage

__all__ = ["WaterproofPage"]
