"""Sentences about what may be typed, and about warranty periods. `{field}` is the name of the field."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "limits.too_long": N_("{field}: {length} characters are too many; at most {limit} fit."),
    "limits.control_character": N_("{field}: character {position} ({character}) is a control character and cannot be kept."),
    "limits.line_break": N_("{field}: character {position} ({character}) is a line break, and this field has one line."),
    "limits.line_separator": N_(
        "{field}: character {position} ({character}) is an unusual line break; please type it again with Enter or leave it out."
    ),
    "limits.half_character": N_("{field}: character {position} ({character}) is half of a character; please type it again."),
    "limits.direction": N_(
        "{field}: character {position} ({character}) turns the direction of writing around and cannot be kept."
    ),
    "limits.no_character": N_("{field}: character {position} ({character}) is not a character and cannot be kept."),
    "limits.warranty_season": N_("The season of heating or cooling is not set, so the end of the warranty cannot be computed."),
    "limits.warranty_design_years": N_(
        "The useful life in the design documents is not known, so the end of the warranty is open."
    ),
    "limits.number_out_of_range": N_("{field}: the number must lie between 0 and {largest}."),
    "limits.too_many_places": N_("{field}: at most {places} decimal places fit."),
}
