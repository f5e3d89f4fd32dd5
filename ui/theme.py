"""The colours: one set for light, one for dark, each pair with a contrast of at least 4.5 : 1 (a test computes it)."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`. `accent` is the one colour (ink blue); `reason`, `wait` and `done` never stand without a word."""

    dark: bool
    window: str
    bar: str
    base: str
    alternate: str
    text: str
    quiet: str
    line: str
    input_line: str
    accent: str
    accent_text: str
    accent_soft: str
    reason: str
    reason_soft: str
    wait: str
    wait_soft: str
    done: str


LIGHT = Theme(
    dark=False,
    window="#f5f6f8",
    bar="#e9ecf1",
    base="#ffffff",
    alternate="#f8f9fb",
    text="#1a1f29",
    quiet="#525c6c",
    line="#d5dae2",
    input_line="#8a94a5",
    accent="#1d4b86",
    accent_text="#ffffff",
    accent_soft="#dce7f5",
    reason="#a3231a",
    reason_soft="#fbe9e7",
    wait="#744700",
    wait_soft="#fdf1d8",
    done="#1b6338",
)

DARK = Theme(
    dark=True,
    window="#1b1e24",
    bar="#15181d",
    base="#23272f",
    alternate="#272c35",
    text="#e7eaef",
    quiet="#a9b2c1",
    line="#3a414d",
    input_line="#6c7789",
    accent="#93b9f0",
    accent_text="#10203a",
    accent_soft="#2b3b54",
    reason="#ff9d90",
    reason_soft="#472724",
    wait="#f2c67a",
    wait_soft="#42351c",
    done="#86d3a0",
)


def palette(theme: Theme) -> QPalette:
    """Return the theme as Qt's palette. `BrightText` is the colour of reasons, `PlaceholderText` that of quiet text."""
    colours = {
        Role.Window: theme.window,
        Role.WindowText: theme.text,
        Role.Base: theme.base,
        Role.AlternateBase: theme.alternate,
        Role.Text: theme.text,
        Role.Button: theme.base,
        Role.ButtonText: theme.text,
        Role.BrightText: theme.reason,
        Role.PlaceholderText: theme.quiet,
        Role.Highlight: theme.accent,
        Role.HighlightedText: theme.accent_text,
        Role.Accent: theme.accent,
        Role.Link: theme.accent,
        Role.LinkVisited: theme.accent,
        Role.ToolTipBase: theme.base,
        Role.ToolTipText: theme.text,
        Role.Light: theme.base,
        Role.Midlight: theme.line,
        Role.Mid: theme.line,
        Role.Dark: theme.input_line,
        Role.Shadow: theme.input_line,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        result.setColor(Group.Disabled, role, QColor(theme.quiet))
    return result
