"""The kinds of identity paper that a person can show."""

from enum import StrEnum


class IdentityKind(StrEnum):
    """有效证件, by what its number looks like. The values are stored and stand in the procedure data."""

    RESIDENT_CARD = "resident_card"
    """居民身份证, GB 11643."""
    PERMANENT_RESIDENT_CARD = "permanent_resident_card"
    """外国人永久居留身份证: 18 digits beginning with 9 since December 2023, or 3 letters and 12 digits."""
    HMT_RESIDENCE_PERMIT = "hmt_residence_permit"
    """港澳台居民居住证: 18 digits beginning with 810000, 820000 or 830000."""
    HMT_TRAVEL_PERMIT = "hmt_travel_permit"
    """港澳居民来往内地通行证, 台湾居民来往大陆通行证."""
    PASSPORT = "passport"
    """护照."""
    BIRTH_CERTIFICATE = "birth_certificate"
    """出生医学证明."""
    HOUSEHOLD_REGISTER = "household_register"
    """户口本: the page of the person, which carries the resident number."""
    OTHER = "other"
    """Anything else, 军官证 for one: its number is kept as it is written."""
