"""One noun from the fields a line says."""

from typing import TypeVar

from pydantic import ValidationError

from communitygov.base.errors import BadQuestion
from communitygov.base.malformed import Malformed
from communitygov.model.noun import Noun
from communitygov.testing.lines import Line
from communitygov.testing.said import Fields

AnyNoun = TypeVar("AnyNoun", bound=Noun)


def made(model: type[AnyNoun], line: Line, fields: Fields) -> AnyNoun:
    """Make a noun.

    Raises
    ------
    BadQuestion
        When the fields say what no such noun can say; with the line, and the first field that is wrong.
    """
    try:
        return model.model_validate(fields)
    except ValidationError as exc:
        raise _refused(line, exc) from None


def _refused(line: Line, exc: ValidationError) -> BadQuestion:
    problem = exc.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, problem["loc"]))
    cause = problem.get("ctx", {}).get("error")
    en, zh = (problem["msg"],) * 2
    if isinstance(cause, Malformed):
        en, zh = cause.sentence("en"), cause.sentence("zh")
    return line.unread(f"{where}: {en}" if where else en, f"{where}：{zh}" if where else zh)
