"""Every text of a register that somebody wrote, with where it stands; and those that hold a number of a person."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.personal import SHORTEST, has_identity_number, has_mobile_number, masked
from communitygov.model.columns import texts as texts_of
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Column, Table
from communitygov.rules.look import Look
from communitygov.rules.references.personal_rows import rows_to_look_at
from communitygov.rules.references.written import may_have_text, texts_in
from communitygov.rules.remark import Remark, Where
from communitygov.rules.subject import subject_at

CODES = frozenset({"uscc"})
"""Fields whose texts are official codes: one of digits alone may look like an identity number."""

PLACES = frozenset({"code"})
"""Besides, codes of places: eleven digits that begin with a province may look like a telephone number."""

Found = tuple[Where, str]


@frozen
class Personal:
    """The texts of a register with a number of a person in them, by where they stand; what they say is not kept."""

    identities: tuple[Where, ...]
    mobiles: tuple[Where, ...]


def personal(look: Look) -> Personal:
    """Look at every text once."""
    return look.kept("numbers of persons", lambda: _personal(look.register))


def text_remark(look: Look, where: Where) -> Remark:
    """What is said of a text: where it stands, and never what it says."""
    section, row, steps = where
    return Remark(subject=subject_at(look.register, section, row, steps), where=where)


def _personal(register: Register) -> Personal:
    texts = [each for each in _texts(register) if len(each[1]) >= SHORTEST]
    places = {*texts_of(register.places, "id"), *texts_of(register.zones, "id")} if texts else set[str]()
    identities = _where(texts, lambda where, text: has_identity_number(text) and not _in(where, CODES))
    mobiles = _where(
        texts, lambda where, text: has_mobile_number(text) and not _in(where, CODES | PLACES) and text not in places
    )
    return Personal(identities, mobiles)


def _in(where: Where, fields: frozenset[str]) -> bool:
    return len(where[2]) == 1 and where[2][0] in fields


def _where(texts: list[Found], has: Callable[[Where, str], bool]) -> tuple[Where, ...]:
    """Where such texts stand, each place once; the way there ends before a key that is such a text itself."""
    found = {_unsaid(where): None for where, text in texts if has(where, text)}
    return tuple(found)


def _unsaid(where: Where) -> Where:
    section, row, steps = where
    for at, step in enumerate(steps):
        if isinstance(step, str) and masked(step) != step:
            return section, row, steps[:at]
    return where


def _texts(register: Register) -> Iterator[Found]:
    """Every text but those of which a column shows that they hold no number."""
    for section in SECTIONS:
        rows = getattr(register, section)
        if isinstance(rows, Table):
            for name, column in rows.columns.items():
                yield from _in_column(section, name, column)
            continue
        for number, row in enumerate(rows):
            yield from (((section, number, steps), text) for steps, text in texts_in(row))
    for section in ("name", "vocabulary"):
        yield from (((section, None, steps), text) for steps, text in texts_in(getattr(register, section)))


def _in_column(section: str, name: str, column: Column[Any]) -> Iterator[Found]:
    for row in np.flatnonzero(rows_to_look_at(column)).tolist():
        value = column[row]
        for steps, text in texts_in(value, (name,)) if may_have_text(value) else ():
            yield (section, row, steps), text
