"""Procedure data, fonts, icons, translations, sample site."""
