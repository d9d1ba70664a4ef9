"""Waivers: findings of the check that are put aside, with a reason and an end."""

from typing import ClassVar, Self

from pydantic import model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.noun import Row, Text
from communitygov.model.who import RefField


class Waiver(Row):
    """Puts the findings of a code aside, of one subject or of all, until it ends. No question about duties reads it."""

    noun: ClassVar[str] = "waiver"

    code: Text
    """The code of a finding, ``CG502``, or how the codes of several begin, ``CG5``."""
    subject: RefField | None = None
    """What the finding is about, ``post:leader``; left out: every subject."""
    reason: Text
    """Why it is right to leave it so."""

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.until is None and self.through is None:
            raise Malformed("waiver_end")
        return self
