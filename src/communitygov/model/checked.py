"""Values made in code, held to what a document can say: they raise what nouns raise."""

from collections.abc import Callable
from typing import TypeVar

from communitygov.base.malformed import Malformed

V = TypeVar("V")


def checked(noun: str, check: Callable[[], V]) -> V:
    """What a check gives; where it finds a value malformed, the error that a noun built in code raises.

    Raises
    ------
    pydantic.ValidationError
        When the check raises `Malformed`.
    """
    try:
        return check()
    except Malformed as exc:
        from pydantic_core import InitErrorDetails, ValidationError

        wrong = InitErrorDetails(type="value_error", loc=(), input=None, ctx={"error": exc})
        raise ValidationError.from_exception_data(noun, [wrong], hide_input=True) from exc
