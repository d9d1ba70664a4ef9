"""CG704: one person in two seats of one team at once."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from communitygov.base.findings import Words, told
from communitygov.rules.at_once import holders_at, on_at_once
from communitygov.rules.holders import Holders, Person, Unit, pool
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.team_rows import seats_of, somebody_known
from communitygov.rules.teams.teams import at_seat, teams_there
from communitygov.rules.wording import ids


@rule(
    code="CG704",
    slug="two-seats-one-person",
    severity="warning",
    title=Words("一人占小组两个席位", "one person in two seats of one team at once"),
    why=Words(
        "四个席位三个人：表上齐全，真要出动时少一个人。",
        "Four seats and three people: the team looks complete, and when it is called out one is missing.",
    ),
    says=Words(
        "{team} 的席位 {first} 和 {seat} 是同一人{person}",
        "{team}: the seats {first} and {seat} are held by one person{person}",
    ),
    do=Words(
        "另指一人；轮流值守的，各写 shift；确由一人兼任的，写一个席位并改用合适的模板",
        "name somebody else; state shifts where they take turns; where one person is meant, state one seat and a"
        " template that fits",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之二：一名网格长带领三人，共四人；"
    "欧晓鸥（2021）：人员身份重合",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P9
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by post:leader-G1
          seat liaison_cadre held by P9
          seat police_officer held by P5
          seat public_health_liaison held by P7
        duty open
        response-G1 leads open
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P9
        team response-G1 (seed_1_3) at G1
          seat grid_leader held by post:leader-G1
          seat liaison_cadre held by P8
          seat police_officer held by P5
          seat public_health_liaison held by P7
        duty open
        response-G1 leads open
    """,
    implies=("CG305",),
)
def two_seats_one_person(look: Look) -> Iterator[Remark]:
    """Two seats of a team that certainly bring one person at one hour; whoever holds a seat ex officio is looked up."""
    table = look.structure.posts_table
    for each in teams_there(look):
        met: list[tuple[tuple[str, str], list[tuple[int, str]]]] = []
        known = somebody_known(look)
        for team, seats in seats_of(look, each).items():
            if known.get(team, 0) < 2:
                continue
            met += ((pair, [(team, person)]) for pair, person in _twice(look, seats).items())
        for (first, seat), found in gathered(met).items():
            persons = sorted({person for _, person in found} - {""})
            named = ids(persons)
            yield at_seat(
                each,
                seat,
                [table.team_id(team) for team, _ in found],
                first=first,
                person=told(Words(f"：{named.zh}", f": {named.en}") if persons else Words(), persons),
            )


def _twice(look: Look, seats: Mapping[str, int]) -> dict[tuple[str, str], str]:
    """The pairs of seats that one person has, the later one second; with the person, where it is named."""
    now = holders_at(look, look.at.at)
    held = [(name, unit) for name, number in seats.items() for unit in _holding(look, now, number)]
    people = [unit.sure for _, unit in held]
    if len({*people}) == len(people):
        return {}
    found: dict[tuple[str, str], str] = {}
    names = {id(unit): name for name, unit in held}
    for _, on in on_at_once(look, look.at.at, tuple(unit for _, unit in held)):
        first: dict[Person, str] = {}
        for unit in on:
            person, name = _of(unit), names[id(unit)]
            if first.setdefault(person, name) != name:
                found.setdefault((first[person], name), person[1] if person[0] == "person" else "")
    return found


def _holding(look: Look, now: Holders, number: int) -> list[Unit]:
    """Those who certainly hold a seat, on the shift of the seat as well as their own."""
    shift = look.structure.posts_table.post(number).shift
    held = [unit for unit in pool(now.units(number)) if unit.sure is not None]
    return held if shift is None else [evolve(unit, shifts=unit.shifts | {shift}) for unit in held]


def _of(unit: Unit) -> Person:
    return unit.sure or ()
