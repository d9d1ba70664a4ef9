"""Changes to try out on a structure: vacate a post, appoint somebody, give and take shares, switch a mode, be away."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from communitygov.base.errors import UnknownId
from communitygov.model.post import Appointment
from communitygov.model.share import Share
from communitygov.model.switch import Switch
from communitygov.structure.build import Structure
from communitygov.structure.ids import id_of
from communitygov.structure.what_if_away import Away, is_post, reference
from communitygov.structure.what_if_named import check_share, check_shift, check_switch, place_or_zone
from communitygov.structure.what_if_rows import ENDED, held_by_nobody

if TYPE_CHECKING:
    from communitygov.base.ref import Ref
    from communitygov.base.time import Moment
    from communitygov.model.noun import Noun
    from communitygov.model.register import Register


@frozen
class Vacate:
    """Nobody holds a post."""

    post: str

    def edited(self, structure: Structure) -> "Register":
        """The register with nobody appointed to it."""
        return held_by_nobody(structure, _posts(structure, self.post), structure.register)


@frozen
class Appoint:
    """One appointment more."""

    appointment: Appointment

    def edited(self, structure: Structure) -> "Register":
        """The register with the appointment as its last."""
        _posts(structure, self.appointment.post)
        check_shift(structure, self.appointment.shift)
        return _with(structure, "appointments", self.appointment)


@frozen
class GiveShare:
    """One share more."""

    share: Share

    def edited(self, structure: Structure) -> "Register":
        """The register with the share as its last."""
        check_share(structure, self.share)
        return _with(structure, "shares", self.share)


@frozen
class TakeShare:
    """A share that is no more: a row, with all that is made of it, or one made row."""

    key: str

    def edited(self, structure: Structure) -> "Register":
        """The register without the share."""
        shares, rows = structure.register.shares, structure.share_rows
        written = {number for number, row in enumerate(shares) if row.key == self.key}
        if any(shares[number].for_each is not None for number in written):
            written |= {row.row for row in rows if row.key.startswith(f"{self.key}-") and shares[row.row].id == row.key}
        if written:
            kept = tuple(row for number, row in enumerate(shares) if number not in written)
            return structure.register.model_copy(update={"shares": kept})
        made = next((row for row in rows if row.key == self.key), None)
        if made is None:
            raise UnknownId.among("share", self.key, (*(row.key for row in shares), *(row.key for row in rows)))
        ended = Share(id=self.key, part=made.share.part, who=made.share.who).model_copy(update=ENDED)
        return _with(structure, "shares", ended)


@frozen
class PutSwitch:
    """One switch more."""

    switch: Switch

    def edited(self, structure: Structure) -> "Register":
        """The register with the switch as its last."""
        check_switch(structure, self.switch)
        return _with(structure, "switches", self.switch)


def vacate(post: "str | Ref | Noun") -> Vacate:
    """Nobody holds a post, in whatever capacity; whoever stands in for it still does.

    The id of a row written for each place means every post made of it.

    Raises
    ------
    BadQuestion
        When what is given is no post.
    """
    return Vacate(id_of(post, "post"))


def appoint(
    person: "str | Ref | Noun",
    *,
    to: "str | Ref | Noun",
    since: "Moment | str | None" = None,
    until: "Moment | str | None" = None,
    capacity: str = "holder",
    shift: str | None = None,
) -> Appoint:
    """Somebody is appointed to a post, besides whoever holds it; `vacate` it first where nobody else is to.

    It is one row more of a register, and means what such a row means: for one post of a row written for each place it
    takes the place of the appointments in that capacity which are for all of them, from whatever day. ``person`` may be
    ``unnamed`` or ``unknown``, and need not stand in ``people``: one whom that list leaves out is in ``dangling``.
    ``since`` and ``until`` are dates or instants, ``capacity`` is holder, acting, deputy or seconded, ``shift`` the id
    of one.

    Raises
    ------
    BadQuestion
        When ``person`` is no person, or ``to`` no post.
    pydantic.ValidationError
        When the row cannot be written: no such capacity, an end before the beginning.
    """
    said: dict[str, Any] = {"post": id_of(to, "post"), "holder": id_of(person, "person")}
    said |= {"since": since, "until": until, "capacity": capacity, "shift": shift}
    return Appoint(Appointment(**_stated(said)))


def share(
    *,
    part: str,
    who: str | Mapping[str, str],
    duty: str | None = None,
    group: str | None = None,
    where: str | None = None,
    modes: Iterable[str] = (),
    since: "Moment | str | None" = None,
    until: "Moment | str | None" = None,
    **more: Any,
) -> GiveShare:
    """One share more, with the fields of `Share`: ``share(duty="sweep", part="lead", who="post:leader-g03")``.

    ``who`` is ``post:ID``, ``team:ID``, ``organisation:ID``, ``person:ID`` or ``{"every": KIND}``. With neither
    ``duty`` nor ``group`` it is a share of everything. ``more`` are the other fields, such as ``first`` or ``shift``.

    Raises
    ------
    pydantic.ValidationError
        When there is no such field, or the row cannot be written.
    """
    said: dict[str, Any] = {"part": part, "who": who, "duty": duty, "group": group, "where": where}
    said |= {"modes": modes if isinstance(modes, str) else tuple(modes), "since": since, "until": until}
    return GiveShare(Share(**_stated(said | more)))


def unshare(share: "str | Ref | Noun") -> TakeShare:
    """A share is no more. It is named by its id or, without one, as answers name it; see `Share.key`.

    Raises
    ------
    BadQuestion
        When what is given is no share.
    """
    return TakeShare(share.key if isinstance(share, Share) else id_of(share, "share"))


def switch(
    mode: str,
    *,
    where: "str | Ref | Noun",
    since: "Moment | str | None" = None,
    until: "Moment | str | None" = None,
) -> PutSwitch:
    """A mode is put in force over a place or zone, from ``since`` until ``until``; left out: always.

    It stands beside the switches there are: over one place the nearest decides, then the more exact mode.

    Raises
    ------
    BadQuestion
        When ``where`` is no place and no zone.
    pydantic.ValidationError
        When the row cannot be written.
    """
    said: dict[str, Any] = {"mode": mode, "where": place_or_zone(where)}
    return PutSwitch(Switch(**_stated(said | {"since": since, "until": until})))


def away(*absent: "str | Ref | Noun") -> Away:
    """Persons, posts, bodies and teams are absent at once.

    A person holds nothing; where one of several holds a post, perhaps nobody does. Nobody holds a post that is away.
    With a body everybody is away whom it sends to a team or seconds, who holds a post of it, and it itself. With a
    team nobody holds its seats.

    Raises
    ------
    BadQuestion
        When what is given is none of these.
    """
    return Away(tuple(reference(each) for each in absent))


def _stated(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None}


def _posts(structure: Structure, text: str) -> tuple[int, ...]:
    if not is_post(structure, text):
        raise structure.posts.unknown(text)
    return tuple(structure.posts_table.all_named(text))


def _with(structure: Structure, section: str, row: Any) -> "Register":
    return structure.register.model_copy(update={section: (*getattr(structure.register, section), row)})
