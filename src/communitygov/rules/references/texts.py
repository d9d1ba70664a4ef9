"""Every text of a register that somebody wrote, with where it stands; and those that hold a number of a person."""

from collections.abc import Callable, Iterator

from attrs import frozen

from communitygov.base.frozen import is_list, is_map
from communitygov.base.personal import has_identity_number, has_mobile_number, masked
from communitygov.base.positions import Step
from communitygov.base.ref import Ref
from communitygov.model.holder import Holder
from communitygov.model.noun import Noun
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.model.who import Who
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Where
from communitygov.rules.subject import subject_at

SHORTEST = 11
"""No number of a person is shorter."""

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
    places = {*(place.id for place in register.places), *(zone.id for zone in register.zones)}
    texts = [each for each in _texts(register) if len(each[1]) >= SHORTEST]
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
    for section in SECTIONS:
        for number, row in enumerate(getattr(register, section)):
            yield from (((section, number, steps), text) for steps, text in _of(row))
    for section in ("name", "vocabulary"):
        yield from (((section, None, steps), text) for steps, text in _of(getattr(register, section)))


def _of(noun: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """The texts in something written, with the steps that lead to each; without recursion, for data may lie deep."""
    waiting: list[tuple[tuple[Step, ...], object]] = [((), noun)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            yield steps, value
        elif isinstance(value, int):
            yield steps, str(value)
        else:
            waiting += _inside(steps, value)


def _may_have(value: object) -> bool:
    """Whether there may be such a text in a field: most fields are short, empty or not stated."""
    return len(value) >= SHORTEST if isinstance(value, str) else bool(value) and value is not True


def _inside(steps: tuple[Step, ...], value: object) -> Iterator[tuple[tuple[Step, ...], object]]:
    if isinstance(value, Noun):
        yield from (((*steps, name), each) for name, each in value.__dict__.items() if _may_have(each))
    elif is_map(value):
        for key, each in value.items():
            yield (*steps, str(key)), str(key)
            yield (*steps, str(key)), each
    elif is_list(value):
        yield from (((*steps, number), each) for number, each in enumerate(value))
    elif isinstance(value, Ref | Who):
        yield steps, value.id
    elif isinstance(value, Holder):
        yield from ((steps, each) for each in value.ids)
