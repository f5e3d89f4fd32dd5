"""Every sentence that a person reads, marked in English and translated by gettext when it is shown."""

from app.texts.translator import N_, Translator, load_translator, sentence

__all__ = ["N_", "Translator", "load_translator", "sentence"]
