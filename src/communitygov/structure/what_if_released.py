"""Appointments that go on: everything else of a register stays as it is."""

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.time import NEVER
from communitygov.structure.edited_rows import edited

if TYPE_CHECKING:
    from communitygov.model.register import Register
    from communitygov.structure.build import Structure

NO_END = date(NEVER, 12, 31)
"""An end that never comes; stated, so that it is not taken from a row for every post."""


@frozen
class Stayed:
    """Some appointments have no end."""

    rows: frozenset[int]

    def edited(self, structure: "Structure") -> "Register":
        """The register in which they go on."""
        register = structure.register
        goes_on = {"until": NO_END, "through": None}
        appointments = edited(register.appointments, dict.fromkeys(sorted(self.rows), goes_on))
        return register.model_copy(update={"appointments": appointments})
