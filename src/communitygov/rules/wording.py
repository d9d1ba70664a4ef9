"""What several rules say alike: lists of ids, places and how many homes they hold."""

from collections.abc import Iterable, Sequence

from communitygov.base.findings import Told, Words, measure, told
from communitygov.base.ref import Ref
from communitygov.base.wording import listed, plural
from communitygov.queries.covered import Gap


def ids(several: Iterable[object]) -> Told:
    """Ids as a list in each language; of many only some, and how many. They stand for all of them."""
    every = tuple(map(str, several))
    return Told(listed(every, "zh"), listed(every, "en"), every)


def case(words: Words, name: str) -> Told:
    """Words for one of a few cases, known by its name and not by how it is said."""
    return told(words, (name,))


def in_modes(modes: Iterable[str]) -> Told:
    """Modes with their noun, which stands for one or for several."""
    every = tuple(modes)
    named = ids(every)
    return Told(named.zh, f"{'mode' if len(every) == 1 else 'modes'} {named.en}", every)


def places_of(gap: Gap) -> Told:
    """The places of a gap: the one, else what holds them all, and a few of them."""
    return places_in(gap.places, gap.rows, gap.within)


def places_in(places: Sequence[Ref], rows: int, within: Ref | None = None) -> Told:
    """The same of places of which some are given, with how many there are and what holds them all.

    Which places they are a remark says by its rows.
    """
    return measure(_places_in(places, rows, within))


def _places_in(places: Sequence[Ref], rows: int, within: Ref | None) -> Words:
    some = tuple(place.id for place in places)
    if rows == 1:
        return Words(*some, *some)
    shown, left = ids(some), rows - len(some)
    if left > 0:
        shown = Told(f"{'、'.join(some)}等 {rows:,} 处", f"{', '.join(some)} and {left:,} more")
    within_id = "" if within is None or within in places else within.id
    return Words(f"{within_id}（{shown.zh}）", f"{within_id} ({shown.en})") if within_id else shown


def weight_of(gap: Gap) -> Told:
    """How much a gap weighs: homes, a site counting as one."""
    return homes(gap.count)


def homes(count: float) -> Told:
    """A number of homes and sites."""
    number = f"{count:,.10g}"
    return Told(f"{number} 户（处）", f"{number} {'home or site' if count == 1 else 'homes and sites'}")


def refs(several: Iterable[Ref]) -> tuple[str, ...]:
    """References as evidence."""
    return tuple(map(str, several))


def times(number: int, zh: str, en: str, many: str = "") -> Told:
    """A number with its noun in each language."""
    return Told(f"{number:,} {zh}", plural(number, en, many))
