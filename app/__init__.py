"""The handover itself: rules, verbs, archive and exchange. Knows neither Qt nor reportlab."""
