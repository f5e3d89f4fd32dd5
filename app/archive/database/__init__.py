"""The one door to an engine: connections, statements, ids, and the small local tables that only this station reads."""
