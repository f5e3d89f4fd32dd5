"""Sentences about reading a roster, and what its columns are called."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "roster.no_file": N_("There is no file {file}."),
    "roster.unreadable": N_("The file {file} cannot be opened for reading."),
    "roster.empty": N_("The file {file} is empty."),
    "roster.unknown_format": N_("{file} is neither an .xlsx nor a .csv file."),
    "roster.old_format": N_("{file} is in the old Excel format. Please save it as .xlsx and read that."),
    "roster.password": N_("{file} is protected by a password. Please save it without one and read that."),
    "roster.damaged": N_("{file} is damaged, or is not the kind of file that its name says."),
    "roster.too_large": N_("{file} holds too much (more than {limit} MB) to be a roster."),
    "roster.overfull": N_("{file} holds more cells, or stranger ones, than a roster could."),
    "roster.too_many_rows": N_("{file} has more than {limit} rows. Please split it."),
    "roster.not_text": N_("{file} is not readable text: it is neither UTF-8 nor UTF-16 nor GB18030."),
    "roster.quotes": N_("{file}: in row {row} a quotation mark is left open or stands in the wrong place."),
    "roster.no_header": N_("{file}: no row with headings such as 楼栋 (building) or 房号 (room) among the first 20 rows."),
    "roster.missing_columns": N_("{file}: the headings in row {row} lack a needed column: {columns}."),
    "roster.several_sheets": N_("{file} has more than one sheet with units ({sheets}). Please put them on one sheet."),
    "roster.no_rows": N_("{file}: there are no units below the headings."),
    "roster.missing_room": N_("There is no room number."),
    "roster.missing_building": N_("There is no building."),
    "roster.missing_entrance": N_("There is no entrance, though other homes of this building have one."),
    "roster.missing_area": N_("There is no floor area."),
    "roster.client_unnamed": N_("There is a telephone or identity number, but no name of the client."),
    "roster.duplicate": N_("This unit already stands in row {row}."),
    "roster.too_long": N_("The text is too long: at most {limit} characters."),
    "roster.character": N_("There is a character that cannot be kept ({point})."),
    "roster.formula_error": N_("The formula in this cell failed ({value})."),
    "roster.date_in_text": N_(
        "The spreadsheet took this text for a date ({value}). Please format the cell as text and type it again."
    ),
    "roster.digits_lost": N_(
        "The spreadsheet took this for a number, and its last digits are lost ({value}). "
        "Please format the cell as text and type it again."
    ),
    "roster.area_unclear": N_("“{value}” is no floor area in square metres."),
    "roster.area_range": N_("A floor area of {value} m² cannot be."),
    "roster.kind_unclear": N_("“{value}” is neither a home (住宅) nor a parking space (车位)."),
    "roster.tenure_unclear": N_("“{value}” is neither owner (业主) nor tenant (租户)."),
    "roster.day_unclear": N_("“{value}” is no certain date. Please write it as 2026-12-31."),
    "roster.day_range": N_("The date {value} is too long ago or too far ahead."),
    "roster.rows_rejected": N_("{count} rows cannot be taken, the first is row {row}; nothing was written."),
}

# What a field of a roster row (`RejectedRow.field`) is called.
FIELD_NAMES: dict[str, str] = {
    "kind": N_("Kind of unit"),
    "building": N_("Building"),
    "entrance": N_("Entrance"),
    "floor": N_("Floor"),
    "room": N_("Room"),
    "area": N_("Floor area"),
    "layout": N_("Layout"),
    "client_name": N_("Client"),
    "tenure": N_("Owner or tenant"),
    "identity_number": N_("Identity number"),
    "phone": N_("Telephone"),
    "notice_number": N_("Number of the notice"),
    "notice_address": N_("Address of the notice"),
    "last_day": N_("Last day of the notice"),
}
