"""What the rules about teams say of teams of one row, and which modes are for emergencies."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from communitygov.base.positions import Step
from communitygov.model.team import Team
from communitygov.model.vocabulary import SeatWord, TemplateWord
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.several import shown
from communitygov.rules.team_rows import TeamRow, team_rows
from communitygov.rules.wording import ids

EMERGENCY = "emergency"


def teams_there(look: Look) -> Iterator[TeamRow]:
    """The rows of teams that are there at the instant."""
    return (each for each in team_rows(look) if each.there(look))


def at_seat(each: TeamRow, seat: str, teams: Sequence[str], **fields: object) -> Remark:
    """What is said of one seat of the teams of a row: it is a post, and named as one."""
    remark = at_team(each, "seats", seat, teams=teams, seat=seat, **fields)
    return evolve(remark, subject=f"post:{remark.subject.partition(':')[2]}-{seat}")


def at_team(each: TeamRow, *steps: Step, teams: Sequence[str] = (), **fields: object) -> Remark:
    """What is said of the teams of a row, at the row or at a value of it."""
    return Remark(
        subject=f"team:{teams[0] if len(teams) == 1 else each.team.id}",
        where=("teams", each.row, steps or ("id",)),
        fields={"team": ids(teams or (each.team.id,)), **fields},
        evidence=shown("team", teams) if len(teams) > 1 else (),
    )


def template_of(look: Look, team: Team) -> TemplateWord | None:
    """The template of a team; None where it has none, or one that nobody knows."""
    return look.structure.words.templates.get(team.template or "")


def kind_of_seat(look: Look, team: Team, name: str) -> str:
    """The kind of post a seat is: what it states, else what the template says, else its name."""
    template = template_of(look, team)
    asked = {word.id: word.kind for word in template.seats} if template is not None else {}
    return team.seats[name].kind or asked.get(name, name)


def fitting(look: Look, team: Team, word: SeatWord) -> list[str]:
    """The seats of a team that are what a template asks for, by their name or their kind."""
    return [name for name in team.seats if name == word.id or kind_of_seat(look, team, name) == word.kind]


def for_emergencies(look: Look, modes: Sequence[str]) -> bool:
    """Whether every one of some modes is the emergency or a kind of it; of none it is not so."""
    return bool(modes) and all(EMERGENCY in look.structure.words.mode_line(mode) for mode in modes)
