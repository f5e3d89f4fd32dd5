"""Sentences about operators, and about acts that need a manager."""

from app.texts.translator import N_

MANAGER = N_("manager")
CLERK = N_("clerk")
HERE = N_("active")
HAS_LEFT = N_("no longer here")
NO_PASSWORD = N_("without a password")

REASONS: dict[str, str] = {
    "roles.exists": N_("There is an operator {operator} already."),
    "roles.inactive": N_("{operator} is no operator of this archive any more."),
    "roles.passwords_differ": N_("The two passwords differ."),
    "roles.active_already": N_("{operator} is an operator already."),
    "roles.was_here": N_("{operator} was an operator here before; please take them back instead of adding them anew."),
    "roles.name_missing": N_("Please give the operator's name."),
    "roles.oneself": N_("{operator} cannot be let go by themselves; another manager does it."),
    "roles.own_password": N_("{operator} changes the own password with the old one."),
    "roles.last_manager": N_("{operator} is the last manager; please make someone else a manager first."),
    "roles.own_application": N_("{operator} applied for {number}, so another manager must approve it."),
    "roles.manager_needed": N_("A manager must agree to this; please ask for a manager's name and password."),
    "roles.manager_missing": N_("Please give the manager's name."),
    "roles.no_manager": N_("{operator} is no manager."),
    "roles.authority_over": N_("{operator} agreed too long ago; please give the password once more."),
}
