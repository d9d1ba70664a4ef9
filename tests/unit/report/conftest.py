"""Answers written by hand: the example document of the design, as the pages get it."""

import numpy as np
import pytest

from communitygov.base.positions import Position
from communitygov.base.ref import Ref
from communitygov.model.noun import Name
from communitygov.queries.answer import STATES, Answer, Entry, Fact, Loss, Reading, Unknown
from communitygov.queries.by import ByRow
from communitygov.queries.cells import Cells
from communitygov.queries.covered import Coverage, Gap

NAMES = {
    "place:qinghe": Name(zh="清河社区", en="Qinghe"),
    "place:g01": "第一网格",
    "place:b01": "1号楼",
    "post:secretary": "书记",
    "post:leader-g01": Name(zh="网格长", en="grid leader"),
    "post:steward-b01-1": Name(zh="楼道长", en="building steward"),
    "post:steward-b01-2": Name(zh="楼道长", en="building steward"),
    "duty:sweep": Name(zh="扫楼排查", en="building sweep"),
    "duty:isolation_support": "居家隔离服务",
    "mode:epidemic": Name(zh="疫情", en="epidemic"),
    "level:micro_grid": Name(zh="微网格", en="micro-grid"),
    "level:grid": Name(zh="网格", en="grid"),
    "level:household": Name(zh="户", en="household"),
    "team:response-g01": "1+3 小组",
}


def entry(holder, post=None, scope=None, level=None, **rest):
    """Write an entry in short."""
    fields = {
        "organisation": None,
        "team": None,
        "share": "share:sweep.lead",
        "capacity": "holder",
        "made_up": False,
    } | rest
    refs = {key: None if text is None else Ref.parse(text) for key, text in fields.items() if key in REFS}
    plain = {key: value for key, value in fields.items() if key not in REFS}
    return Entry(
        post=post and Ref.parse(post), holder=holder, scope=scope and Ref.parse(scope), level=level, **refs, **plain
    )


def states(**counts):
    """Write the counts of every state."""
    return {state: float(counts.get(state, 0)) for state in STATES}


def cells(duty, **counts):
    """Write the cells of a duty, one place for each state."""
    codes = np.array([STATES.index(state) for state in counts])
    weights, rows = np.array([*counts.values()], dtype=float), np.arange(len(codes))
    return Cells(duty, rows, "household", weights, 1, rows, np.eye(len(STATES))[codes])


def covered(**fields):
    """A coverage of the example: some holes, one place not counted."""
    sweep, isolation = Ref("duty", "sweep"), Ref("duty", "isolation_support")
    homes = tuple(Ref("place", f"b01/2/{floor}/{floor}0{home}") for floor in (1, 2) for home in (1, 2))
    known = {
        "level": "household",
        "mode": "emergency",
        "modes_in_force": ("emergency",),
        "at": "2020-02-10T20:30",
        "until": None,
        "duties": (sweep, isolation),
        "total": 1416.0,
        "states": states(answered=1368, unknown_which=12, off_shift=12, exempt=24),
        "inherited": 24.0,
        "holes_with_backstop": 12.0,
        "not_counted": (Ref("place", "b05"),),
        "made_up": True,
        "names": NAMES,
        "gaps": (
            Gap("off_shift", sweep, Ref("place", "b01/1"), homes[:3], 12, 12, backstop=(LEADER, SECRETARY)),
            Gap("unknown_which", sweep, Ref("place", "b01/2"), homes[:2], 2, 12, lead=EITHER),
            Gap("exempt", isolation, Ref("place", "b02"), (Ref("place", "b02"),), 1, 24),
        ),
        "cells": (
            cells("sweep", answered=684, unknown_which=12, off_shift=12),
            cells("isolation_support", answered=684, exempt=24),
        ),
    }
    return Coverage(**(known | fields))


def empty():
    """A register without a duty."""
    return covered(
        total=0.0,
        states=states(),
        inherited=0.0,
        holes_with_backstop=0.0,
        gaps=(),
        not_counted=(),
        duties=(),
        notes=("no_duty",),
        cells=(),
        made_up=False,
    )


BY = (
    ByRow(Ref("place", "g01"), states(answered=900, off_shift=12, unknown_which=12, exempt=24)),
    ByRow(Ref("place", "g02"), states(answered=468)),
)

REFS = ("organisation", "team", "share")
HOME = Ref("place", "b01/1/3/301")
PATH = tuple(Ref("place", place) for place in ("b01/1/3/301", "b01/1/3", "b01/1", "b01", "g01", "qinghe"))
STEWARD = entry("unnamed", "post:steward-b01-1", "place:b01/1", "micro_grid")
LEADER = entry("person:p-02", "post:leader-g01", "place:g01", "grid")
SECRETARY = entry("person:p-01", "post:secretary", "place:qinghe", "community", share="share:all.lead")
EITHER = tuple(entry(f"person:p-{n}", "post:steward-b01-2", "place:b01/2", "micro_grid") for n in ("03", "04"))
SHARE = Fact(
    "share", "share:sweep.lead.every.building_steward", "post:steward-b01-1", position=Position("heshun.yaml", 46, 5)
)


def answer(state, at="2020-02-10T10:00", **fields):
    """Write an answer in short: what is left out is that of the example."""
    known = {"duty": Ref("duty", "sweep"), "mode": None, "mode_in_force": ("epidemic",), "shifts_considered": "T" in at}
    known |= {"inherited": False, "path": PATH, "names": NAMES, "place": HOME}
    return Answer(at=at, state=state, **(known | fields))


def answered():
    """Answered by an unnamed steward."""
    return answer(
        "answered",
        lead=(STEWARD,),
        first_responder=(STEWARD,),
        escalation=(LEADER, SECRETARY),
        because=(
            SHARE,
            Fact("appointment", "post:steward-b01-1", "unnamed", "holder", position=Position("heshun.yaml", 31, 5)),
        ),
        why_not=(
            Loss(
                Ref("share", "sweep.lead.every.grid_leader"),
                Ref("post", "leader-g01"),
                "too_far",
                Position("heshun.yaml", 47, 5),
            ),
        ),
    )


def off_shift():
    """Nobody on, at night."""
    return answer(
        "off_shift",
        "2020-02-10T20:30",
        first_responder=(LEADER,),
        backstop=(LEADER,),
        escalation=(SECRETARY,),
        because=(SHARE,),
    )


def inherited():
    """Inherited by the team's lead, resting on something made up."""
    lead = entry(
        "person:p-02",
        "post:leader-g01",
        "place:g01",
        "grid",
        team="team:response-g01",
        share="share:isolation_support.lead.team.response",
        made_up=True,
    )
    doctor = entry("unknown", "post:response-g01-public_health_liaison", "place:g01", "grid")
    share = "share:isolation_support.lead.team.response"
    return answer(
        "answered",
        "2020-02-10T20:30",
        duty=Ref("duty", "isolation_support"),
        inherited=True,
        lead=(lead,),
        first_responder=(lead,),
        inform=(doctor,),
        escalation=(SECRETARY,),
        because=(
            Fact("share", share, "team:response-g01", position=Position("heshun.yaml", 49, 5)),
            Fact("lead_seat", "team:response-g01", "post:response-g01-grid_leader"),
            Fact("ex_officio", "post:response-g01-grid_leader", "post:leader-g01", made_up=True),
            Fact("appointment", "post:leader-g01", "person:p-02", "acting", position=Position("heshun.yaml", 30, 5)),
        ),
        why_not=(
            Loss(
                Ref("share", "isolation_support.lead.every.building_steward"), Ref("post", "steward-b01-1"), "off_shift"
            ),
        ),
        made_up=(Ref.parse(share),),
    )


def unknown_which():
    """Not known which of two."""
    readings = (Reading("answered", ("person:p-03",)), Reading("answered", ("person:p-04",)))
    return answer(
        "unknown_which",
        place=Ref("place", "b01/2/3/301"),
        lead=EITHER,
        first_responder=EITHER,
        escalation=(LEADER,),
        readings=readings,
        perhaps={"lead": EITHER, "first_responder": EITHER},
        unknowns=(
            Unknown(
                "one_of",
                "post:steward-b01-2",
                ("person:p-03", "person:p-04"),
                Position("heshun.yaml", 33, 5),
            ),
        ),
    )


def missing():
    """Nobody has the lead, and a catch-all stands behind."""
    facts = (Fact("no_lead", "duty:isolation_support", "place:b01/1/3/301"),)
    losses = (Loss(Ref("share", "all.lead.post.secretary"), Ref("post", "secretary"), "catch_all"),)
    return answer(
        "missing",
        duty=Ref("duty", "isolation_support"),
        mode="service",
        mode_in_force=("service",),
        backstop=(SECRETARY,),
        first_responder=(SECRETARY,),
        because=facts,
        why_not=losses,
    )


def exempt():
    """Left out for a reason."""
    return answer(
        "exempt",
        "2020-02-10",
        place=Ref("place", "b02"),
        path=(),
        because=(Fact("exemption", "exemption:sweep.at.b02", "place:b02", "整栋无人居住"),),
    )


MADE = (answered, off_shift, inherited, unknown_which, missing, exempt)


@pytest.fixture(params=MADE, ids=[each.__name__ for each in MADE])
def made(request):
    """Give each answer in turn, with its name."""
    return request.param.__name__, request.param()


@pytest.fixture
def coverage():
    """Give a coverage with gaps."""
    return covered()


@pytest.fixture
def nothing_covered():
    """Give the coverage of a register without a duty."""
    return empty()


@pytest.fixture
def by():
    """Give the rows of two grids."""
    return BY
