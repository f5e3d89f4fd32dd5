"""Sentences about identity numbers and credit codes."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "identity.empty": N_("The number of the identity paper is missing."),
    "identity.digits_only": N_("The number holds 17 digits and then a digit or X; something else was typed."),
    "identity.too_long": N_("The number has {length} characters; it must have {expected}."),
    "identity.too_short": N_("The number has {length} characters so far; it must have {expected}."),
    "identity.needs_eighteen": N_("Numbers of 15 digits are no longer valid; please type the 18 characters of the present card."),
    "identity.check_digit": N_("The last character does not match the others; please compare the number with the card."),
    "identity.begins_resident": N_("A resident number does not begin with 0; please compare the number with the card."),
    "identity.begins_hmt": N_("The number of a residence permit begins with 810000, 820000 or 830000."),
    "identity.begins_permanent_resident": N_("The number of a permanent resident card begins with 9 or with three letters."),
    "identity.is_permanent_resident_card": N_(
        "This is the number of a foreign permanent resident card; please choose that kind of paper."
    ),
    "identity.is_hmt_residence_permit": N_(
        "This is the number of a residence permit for Hong Kong, Macao and Taiwan residents; please choose that kind of paper."
    ),
    "identity.birth_impossible": N_("The birth date in the number (characters 7 to 14) is not a day of the calendar."),
    "identity.birth_outside": N_("The year of birth in the number (characters 7 to 10) cannot be right."),
    "identity.birth_future": N_("The birth date in the number (characters 7 to 14) lies in the future."),
    "identity.old_permanent_resident_form": N_("An older permanent resident card has 3 letters and then 12 digits."),
    "identity.travel_permit_form": N_("A travel permit has 8 or 10 digits, for Hong Kong and Macao with H or M before them."),
    "identity.passport_form": N_("A passport number has 5 to 15 letters and digits, with at least one digit."),
    "identity.birth_certificate_form": N_(
        "The number of a birth certificate has 6 to 20 letters and digits, with at least one digit."
    ),
    "identity.credit_code_empty": N_("The credit code of the company is missing."),
    "identity.credit_code_old": N_(
        "This is an old registration number of 15 digits; please type the credit code of 18 characters."
    ),
    "identity.credit_code_letters": N_("A credit code holds digits and capital letters, but never I, O, S, V or Z."),
    "identity.credit_code_region": N_("Characters 3 to 8 of a credit code are digits."),
    "identity.credit_code_length": N_("The credit code has {length} characters; it must have 18."),
    "identity.credit_code_check": N_("The last character does not match the others; please compare the code with the licence."),
}
