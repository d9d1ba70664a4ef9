"""Waivers: findings of the check that are put aside, with a reason and an end."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from communitygov.base.malformed import Malformed
from communitygov.model.fields import RefField
from communitygov.model.noun import PlaceId, Row, Text

_CODE = "[A-Z]+[0-9]+"


def _of_a_group(code: str) -> str:
    if not re.fullmatch(_CODE, code):
        raise Malformed("waiver_code")
    return code


class Waiver(Row):
    """Puts the findings of a code aside, of one subject or of all, until it ends. No question about duties reads it."""

    noun: ClassVar[str] = "waiver"

    code: Annotated[Text, AfterValidator(_of_a_group), Field(json_schema_extra={"pattern": f"^{_CODE}$"})]
    """The code of a finding, ``CG502``, or how the codes of several begin, ``CG5``."""
    subject: RefField | None = None
    """What the finding is about, ``post:leader``; left out: every subject."""
    where: PlaceId | None = None
    """The place or zone in which all of it lies. A finding of one subject in many places is put aside only so."""
    reason: Text
    """Why it is right to leave it so."""

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.until is None and self.through is None:
            raise Malformed("waiver_end")
        return self
