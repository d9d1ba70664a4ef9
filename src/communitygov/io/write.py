"""Writing a register: YAML or JSON, always in the same order, so that what is read back is equal.

Comments of a file that was read are lost: nouns do not know them.
"""

import json
import os

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.memory import about_to_take
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Position, is_list
from communitygov.io import file_sayings
from communitygov.io.document import Format, check_form
from communitygov.io.files import ENDINGS, why_not
from communitygov.io.needed import needed_to_write
from communitygov.io.paths import path_of, shown_path
from communitygov.io.plain_out import plain
from communitygov.io.replace import replace
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS


def dumps(register: Register, *, format: Format = "yaml") -> str:  # noqa: A002  # the word the command line uses as well
    """Write a register as text: one row on a line where it fits, fields left to their default left out.

    Comments of a file that was read are lost.

    Raises
    ------
    DocumentError
        For a value among the attributes that no document can hold.
    BadQuestion
        When there is no such format, or what is given is no register.
    NotEnoughMemory
        When the text of so many rows cannot fit.
    """
    check_form(format)
    register = with_nouns(register)
    if not isinstance(register, Register):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise BadQuestion(f"a Register is written, not {register!r}", f"写出的是台账（Register），不是 {register!r}")
    about_to_take("convert", needed_to_write(register))
    with collector_paused():
        if format == "json":
            return _json_text(plain(register))
        from communitygov.io.yaml_out import yaml_text

        return yaml_text(plain(register))


def write(register: Register, path: str | os.PathLike[str]) -> None:
    """Write a register to a ``.yaml``, ``.yml`` or ``.json`` file; see `dumps`. What is read back is equal.

    What was there before is there until all that is new is written.

    Raises
    ------
    DocumentError
        When the name has another ending, the file cannot be written, or a value cannot.
    BadQuestion
        When what is given is no register, or no path.
    """
    target = path_of(path)
    form = ENDINGS.get(target.suffix.lower())
    if form is None:
        raise DocumentError([file_sayings.WRONG_ENDING.finding(Position(shown_path(target)))])
    data = dumps(register, format=form).encode()
    try:
        replace(target, data)
    except (OSError, ValueError) as exc:
        raise DocumentError([file_sayings.NOT_WRITTEN.finding(Position(shown_path(target)), why=why_not(exc))]) from exc


def _json_text(document: dict[str, object]) -> str:
    sections = (f"  {_json(section)}: {_json_section(section, value)}" for section, value in document.items())
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _json_section(section: str, value: object) -> str:
    if section not in SECTIONS or not is_list(value):
        return _json(value)
    return "[\n" + ",\n".join(f"    {_json(row)}" for row in value) + "\n  ]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
