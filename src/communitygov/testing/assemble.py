"""From the rows of a drawing to its register: what bare ids mean, shifts and people that are drawn in passing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from communitygov.base.wording import listed, quoted, short
from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.noun import Noun
from communitygov.model.organisation import Organisation
from communitygov.model.person import Person
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Shift
from communitygov.model.switch import Exemption, Switch
from communitygov.model.team import Team
from communitygov.model.waiver import Waiver
from communitygov.model.zone import Zone
from communitygov.testing.drawing import Drawing, Row
from communitygov.testing.forms import HOURS
from communitygov.testing.lines import Line
from communitygov.testing.nouns import made
from communitygov.testing.said import Fields

MODELS: Mapping[str, type[Noun]] = {
    "places": Place,
    "zones": Zone,
    "people": Person,
    "organisations": Organisation,
    "shifts": Shift,
    "posts": Post,
    "appointments": Appointment,
    "teams": Team,
    "duties": Duty,
    "shares": Share,
    "switches": Switch,
    "exemptions": Exemption,
    "links": Link,
    "waivers": Waiver,
}
CARRY = {"posts": "post", "teams": "team", "organisations": "organisation", "people": "person"}
"""Sections whose rows a bare id may mean, and how they are referred to."""

STAND = {**CARRY, "places": "place", "zones": "zone"}
"""The same for the ends of a link, which may be places."""

REFERRING = (("shares", "who", CARRY), ("switches", "by", CARRY), ("links", "who", STAND), ("links", "to", STAND))


def assemble(drawing: Drawing) -> Register:
    """Make the nouns of a drawing.

    Raises
    ------
    BadQuestion
        When a bare id means nothing drawn, or more than one thing; or a row says what no noun can say.
    """
    _list_people(drawing)
    _list_shifts(drawing)
    _resolve(drawing)
    nouns = {
        section: tuple(made(MODELS[section], row.line, row.fields) for row in rows)
        for section, rows in drawing.rows.items()
    }
    words = {"vocabulary": drawing.words} if drawing.words else {}
    return made(Register, Line(0, 0, "the register as a whole"), {**nouns, **words, **drawing.register})


def _list_people(drawing: Drawing) -> None:
    known = _ids(drawing.rows["people"])
    drawing.rows["people"] += [
        Row(line, {"id": person}) for person, line in drawing.holders.items() if person not in known
    ]


def _list_shifts(drawing: Drawing) -> None:
    """Make a shift of hours that stand where the id of one may stand: ``on 08:00-20:00`` is on 0800-2000."""
    shifts = drawing.rows["shifts"]
    known = _ids(shifts)
    for line, fields in _on_shifts(drawing):
        hours = fields.get("shift")
        if isinstance(hours, str) and re.fullmatch(HOURS, hours):
            fields["shift"] = hours.replace(":", "")
            if fields["shift"] not in known:
                known.add(fields["shift"])
                shifts.append(Row(line, {"id": fields["shift"], "hours": hours}))


def _ids(rows: list[Row]) -> set[str]:
    return {identity for row in rows if isinstance(identity := row.fields.get("id"), str)}


def _on_shifts(drawing: Drawing) -> Iterator[tuple[Line, Fields]]:
    for section in ("posts", "appointments", "teams", "shares"):
        for row in drawing.rows[section]:
            yield row.line, row.fields
            yield from ((row.line, seat) for seat in _seats(row).values() if isinstance(seat, dict))


def _resolve(drawing: Drawing) -> None:
    """Put the kind before every bare id that has to have one."""
    drawn = {section: _ids(drawing.rows[section]) for section in STAND}
    drawn["posts"] |= {f"{row.fields.get('id')}-{seat}" for row in drawing.rows["teams"] for seat in _seats(row)}
    for section, field, kinds in REFERRING:
        for row in drawing.rows[section]:
            bare = row.fields.get(field)
            if isinstance(bare, str) and ":" not in bare:
                fits = [f"{kind}:{bare}" for part, kind in kinds.items() if bare in drawn[part]]
                row.fields[field] = _one_of(row.line, bare, fits)


def _seats(row: Row) -> Mapping[str, Any]:
    seats = row.fields.get("seats")
    return cast("Mapping[str, Any]", seats) if isinstance(seats, dict) else {}


def _one_of(line: Line, bare: str, fits: list[str]) -> str:
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise line.unread(
            f"{bare!r} may be {listed(fits, joined_by='or')}; write which",
            f"“{bare}”可以是 {listed(fits, 'zh', joined_by='or')}，请写明",
        )
    raise line.unread(
        f"nothing is drawn as {quoted(bare)}; write post:{short(bare)} if it is meant to point at nothing",
        f"没有画出{quoted(bare, 'zh')}；如果有意指向不存在的岗位，请写 post:{short(bare)}",
    )
