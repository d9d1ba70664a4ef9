"""Words that the vocabulary, the duties or a team's template do not list, and holders that `people` does not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.texts import TextIndex
from communitygov.base.wording import near
from communitygov.model.builtin import vocabulary_of
from communitygov.model.columns import coded, texts
from communitygov.model.words_used import KnownWords, unknown_base, unknown_words
from communitygov.structure.dangling import Dangling
from communitygov.structure.holders import Holders

if TYPE_CHECKING:
    from communitygov.model.register import Register
    from communitygov.model.team import Team
    from communitygov.model.vocabulary import TemplateWord


def loose_words(register: "Register") -> Iterator[Dangling]:
    """The words of rows that nothing has: no vocabulary, no duty as its group, no template as its seat."""
    yield from _of_vocabulary(register)
    yield from _groups(register)
    yield from _seats(register)


def _of_vocabulary(register: "Register") -> Iterator[Dangling]:
    """Words no vocabulary has; of a register that stands on a vocabulary there is not, only that."""
    base = unknown_base(register)
    if base is not None:
        yield Dangling("vocabulary", None, "base", base, "word")
        return
    for used in unknown_words(register, KnownWords.of(register)):
        yield Dangling.at(used.section, used.row, used.steps, used.word, "word")


def _groups(register: "Register") -> Iterator[Dangling]:
    known = {duty.group for duty in register.duties}
    for section, rows in (("shares", register.shares), ("exemptions", register.exemptions)):
        column = coded(rows, "group")
        lost = np.array([*(group not in known for group in column.values), False])[column.codes]  # -1 is the last
        for row in np.flatnonzero(lost).tolist():
            yield Dangling(section, row, "group", column.values[int(column.codes[row])], "group")


def _seats(register: "Register") -> Iterator[Dangling]:
    """Seats that are none of the team's template; none where there is no template, or it is not known."""
    if not any(team.template for team in register.teams):
        return
    templates = {template.id: template for template in vocabulary_of(register).templates}
    for row, team in enumerate(register.teams):
        template = templates.get(team.template or "")
        if template is not None and template.seats:
            for name in _beyond(team, template):
                yield Dangling.at("teams", row, ("seats", name), name, "seat")


def _beyond(team: "Team", template: "TemplateWord") -> Iterator[str]:
    """Seats a template has no room for; where it has room for more, those like a single seat the team is without."""
    asked, kinds = {word.id for word in template.seats}, {word.kind for word in template.seats}
    single = [word.id for word in template.seats if word.most == 1]
    lacking = [name for name in single if name not in team.seats]
    open_to_more = len(single) < len(asked)
    for name, seat in team.seats.items():
        if name not in asked and seat.kind not in kinds and not (open_to_more and not near(name, lacking)):
            yield name


def unlisted(register: "Register") -> Iterator[Dangling]:
    """Holders that `people` does not list; none where it lists nobody, for a register may keep persons elsewhere."""
    if not register.people:
        return
    listed, holders = TextIndex.of(texts(register.people, "id")), Holders.of(register.appointments)
    asked = holders.ids.take(holders.at)
    lost = (listed.find_all(asked) < 0) & ~holders.is_post()[holders.row]
    for at in np.flatnonzero(lost).tolist():
        yield Dangling("appointments", int(holders.row[at]), "holder", asked[at], "unlisted")
    for row, team in enumerate(register.teams):
        for name, seat in team.seats.items():
            if seat.holder is not None and seat.holder.kind != "post":
                for person in seat.holder.ids:
                    if listed.find(person) < 0:
                        yield Dangling("teams", row, f"seats.{name}.holder", person, "unlisted")
