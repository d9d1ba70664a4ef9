"""What one line says: its fields, as a document would have them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import quoted
from communitygov.model.holder import Holder
from communitygov.testing.forms import Clause, Form, pattern
from communitygov.testing.lines import Line

Fields = dict[str, Any]
ITEM = re.compile(r"[^\s,:]+")


def said(line: Line, form: Form) -> Fields:
    """Read the fields that the words of a line say.

    Raises
    ------
    BadQuestion
        When the line says something that the form does not know, or one thing twice.
    """
    head = pattern(form.head).match(line.words)
    if head is None:
        raise unread(line, form, line.words)
    fields: Fields = {**form.sets, **_values(head)}
    rest = _after(line.words, head)
    while rest:
        if rest[0] == ":" and form.items not in ("", *fields):
            fields[form.items], rest = (), rest[1:].lstrip()
        elif found := _clause(form, rest):
            rest = _add(line, form, fields, *found)
        elif form.items in fields and (item := ITEM.match(rest)) and item[0] not in form.openings:
            fields[form.items], rest = (*fields[form.items], item[0]), _after(rest, item)
        else:
            raise unread(line, form, rest)
    return fields


def unread(line: Line, form: Form, rest: str) -> BadQuestion:
    """Say what is not understood, and how such a line is drawn."""
    return line.unread(
        f"{quoted(rest)} is not understood; it is drawn: {form.drawn}",
        f"{quoted(rest, 'zh')}无法读懂；应画作：{form.drawn}",
    )


def _after(text: str, match: re.Match[str]) -> str:
    return text[match.end() :].lstrip(" ,")


def _clause(form: Form, rest: str) -> tuple[Clause, re.Match[str]] | None:
    matches = ((clause, pattern(clause.shape).match(rest)) for clause in form.clauses)
    return next(((clause, match) for clause, match in matches if match), None)


def _add(line: Line, form: Form, fields: Fields, clause: Clause, match: re.Match[str]) -> str:
    """Add what a clause says; give what is left of the line."""
    values = {**clause.sets, **_values(match)}
    if clause.begins:
        fields.setdefault(clause.begins, []).append(values)
    else:
        target = fields[clause.latest][-1] if clause.latest in fields else fields
        if set(values) & set(target):
            raise unread(line, form, match.string)
        target |= values
    return _after(match.string, match)


def _values(match: re.Match[str]) -> Fields:
    values: Fields = {}
    for slot, text in match.groupdict().items():
        values |= READ[slot](text) if slot in READ else {slot: text}
    return values


def _households(text: str) -> Fields:
    bound, _, number = text.rpartition(" ")
    return {"households": {bound.replace(" ", "_"): int(number)} if bound else int(number)}


def _duty(text: str) -> Fields:
    group, _, name = text.rpartition(" ")
    return {} if name == "everything" else {group or "duty": name}


def _who(text: str) -> Fields:
    every, _, name = text.rpartition(" ")
    return {"who": {every: name} if every else name}


def _holder(text: str) -> object:
    one_of = text.split(" or ")
    return {"one_of": one_of} if len(one_of) > 1 else text


def _listed(field: str) -> Callable[[str], Fields]:
    return lambda text: {field: tuple(text.split(" and "))}


def _hours(text: str) -> Fields:
    return {"hours": text} if text == "unknown" else _listed("hours")(text)


def _days(text: str) -> Fields:
    return {"days": text} if text in ("daily", "workdays") else _listed("days")(text)


READ: Mapping[str, Callable[[str], Fields]] = {
    "days": _days,
    "duty": _duty,
    "holder": lambda text: {"holder": _holder(text)},
    "holders": lambda text: {"holders": tuple(_holder(each) for each in text.split(" and "))},
    "hours": _hours,
    "households": _households,
    "modes": _listed("modes"),
    "since": lambda text: {"from": text},
    "who": _who,
}
"""Slots whose text is not the value of the field of that name."""


def persons(holder: object) -> tuple[str, ...]:
    """List the people a drawn holder names."""
    read = Holder.parse(holder)
    return read.ids if read.kind in ("person", "one_of") else ()
