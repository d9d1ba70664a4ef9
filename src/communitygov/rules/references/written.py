"""The texts in what somebody wrote, with the steps that lead to each."""

from collections.abc import Iterator

from communitygov.base.frozen import is_list, is_map
from communitygov.base.personal import SHORTEST
from communitygov.base.positions import Step
from communitygov.base.ref import Ref
from communitygov.model.holder import Holder
from communitygov.model.noun import Noun
from communitygov.model.who import Who

Steps = tuple[Step, ...]


def texts_in(written: object, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """The texts in something written, with the steps that lead to each; without recursion, for data may lie deep."""
    waiting: list[tuple[Steps, object]] = [(steps, written)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            yield steps, value
        elif isinstance(value, int):
            yield steps, str(value)
        else:
            waiting += _inside(steps, value)


def may_have_text(value: object) -> bool:
    """Whether there may be such a text in a field: most fields are short, empty or not stated."""
    return len(value) >= SHORTEST if isinstance(value, str) else bool(value) and value is not True


def _inside(steps: Steps, value: object) -> Iterator[tuple[Steps, object]]:
    if isinstance(value, Noun):
        yield from (((*steps, name), each) for name, each in value.__dict__.items() if may_have_text(each))
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
