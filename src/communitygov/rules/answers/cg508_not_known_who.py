"""CG508: the data do not say who answers."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.queries.answer import Unknown
from communitygov.queries.covered import Gap
from communitygov.queries.unknown_words import not_known
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.holes import MOST, Hole, at_duty, by_duty, holes, unlisted
from communitygov.rules.answers.leads import asked_in
from communitygov.rules.look import Look
from communitygov.rules.rule import Said, rule


@rule(
    code="CG508",
    slug="not-known-who",
    severity="note",
    title=Words("由谁负责，数据没有说清", "the data do not say who answers"),
    why=Words(
        "不知道不等于没有人，也不等于有人：台账要么补上，要么照实写着不知道，不能猜。",
        "Not known is neither nobody nor somebody: the register can be completed, or goes on saying so; nothing is"
        " guessed.",
    ),
    says=Words(
        "{duty} 在 {where} 由谁负责不能确定：不知道 {unknown}（{weight}，模式 {modes}）",
        "it is not known who answers for {duty} in {where}: {unknown} ({weight}, mode {modes})",
    ),
    do=Words("查清后补上", "find out, and write it down"),
    source="communitygov: unknown is a value, and is read every way it can be",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1 or P2
        duty open: household
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        post:leader-G1 leads open
    """,
)
def not_known_who(look: Look) -> Iterator[Said]:
    """Gaps of every mode whose state is unknown_which."""
    several = list(holes(look, "unknown_which"))
    for hole in by_duty(look, several):
        parts = [each for each in several if (each.gap.duty, each.modes) == (hole.gap.duty, hole.modes)]
        yield at_duty(look, hole, unknown=_told(look, parts))
    yield from unlisted(look, "unknown_which")


def _told(look: Look, parts: list[Hole]) -> Words:
    """What is not known in some of the holes, each thing once."""
    found = dict.fromkeys(each for part in parts[:MOST] for each in _unknowns(look, part.gap, part.modes[0]))
    zh, en = ([not_known(each, _plain, lang) for each in list(found)[:MOST]] for lang in ("zh", "en"))
    more = len(found) > MOST or len(parts) > MOST
    return Words("、".join(zh) + ("等" if more else ""), "; ".join(en) + ("; and more" if more else ""))


def _unknowns(look: Look, gap: Gap, mode: str) -> tuple[Unknown, ...]:
    duty = look.structure.duties_by_id[gap.duty.id]
    place = asked_in(look.structure, duty, gap.places[0].id)
    return who_answers(look.structure, place=place, duty=duty, mode=mode, at=look.at).unknowns


def _plain(text: str) -> str:
    return text.partition(":")[2]
