"""What several rules say alike: lists of ids, places and how many homes they hold."""

from collections.abc import Iterable, Sequence

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.base.wording import listed, plural
from communitygov.queries.covered import Gap


def ids(several: Iterable[object]) -> Words:
    """Ids as a list in each language; of many only some, and how many."""
    every = tuple(several)
    return Words(listed(every, "zh"), listed(every, "en"))


def places_of(gap: Gap) -> Words:
    """The places of a gap: the one, else what holds them all, and a few of them."""
    return places_in(gap.places, gap.rows, gap.within)


def places_in(places: Sequence[Ref], rows: int, within: Ref | None = None) -> Words:
    """The same of places of which some are given, with how many there are and what holds them all."""
    some = tuple(place.id for place in places)
    if rows == 1:
        return Words(*some, *some)
    shown, left = ids(some), rows - len(some)
    if left > 0:
        shown = Words(f"{'、'.join(some)}等 {rows:,} 处", f"{', '.join(some)} and {left:,} more")
    within_id = "" if within is None or within in places else within.id
    return Words(f"{within_id}（{shown.zh}）", f"{within_id} ({shown.en})") if within_id else shown


def weight_of(gap: Gap) -> Words:
    """How much a gap weighs: homes, a site counting as one."""
    return homes(gap.count)


def homes(count: float) -> Words:
    """A number of homes and sites."""
    number = f"{count:,.10g}"
    return Words(f"{number} 户（处）", f"{number} {'home or site' if count == 1 else 'homes and sites'}")


def refs(several: Iterable[Ref]) -> tuple[str, ...]:
    """References as evidence."""
    return tuple(map(str, several))


def times(number: int, zh: str, en: str, many: str = "") -> Words:
    """A number with its noun in each language."""
    return Words(f"{number:,} {zh}", plural(number, en, many))
