"""The handover itself: rules, verbs, archive and exchange. Knows neither Qt nor reportlab."""

import sys

# Where the driver of PostgreSQL is installed, peewee loads it at every start (80 ms), though a counter speaks to SQLite alone:
# `app.archive.database.server` brings it back.
sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # None is how an import is told that there is no such module
