"""Packages that were made to do harm: each is refused with one clear sentence, soon, and in little memory."""
