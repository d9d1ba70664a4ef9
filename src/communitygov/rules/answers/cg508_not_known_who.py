"""CG508: the data do not say who answers."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words, measure
from communitygov.queries.covered import Gap
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.holes import MOST, Hole, at_duty, holes, unlisted, with_parts
from communitygov.rules.answers.left_open import place_hours
from communitygov.rules.answers.some_hours import AtSomeHours, at_some_hours
from communitygov.rules.answers.unknowns import OF_HOURS, not_known_words, unknowns_in
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
        "it is not known who answers for {duty} in {where}: {unknown} ({weight}, {modes})",
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
    """Gaps of every mode whose state is unknown_which; at other hours of the week what no hours leave open."""
    for hole, parts in with_parts(look, holes(look, "unknown_which")):
        yield at_duty(look, hole, unknown=measure(_told(look, parts, hole.modes[0])))
    for each in at_some_hours(look, "unknown_which"):
        found = _at_other_hours(look, each)
        if found is not None:
            yield at_duty(look, Hole(each.gap(look), each.modes), each.rows, **found)
    yield from unlisted(look, "unknown_which")


def _at_other_hours(look: Look, each: AtSomeHours) -> dict[str, object] | None:
    """What is not known then, and since when; None where it is only of hours, which CG507 says."""
    for piece, place in each.times(look):
        unknowns = who_answers(
            look.structure, place=place, duty=each.duty, mode=each.modes[0], at=piece.instant
        ).unknowns
        if any(unknown.kind not in OF_HOURS for unknown in unknowns):
            hours, since = place_hours(each.hours), str(piece.instant).replace("T", " ")
            week = Words(f"一周内 {hours.zh}，自 {since} 起", f"{hours.en} of the week, first at {since}")
            return {"unknown": measure(not_known_words(unknowns)), "weight": measure(week)}
    return None


def _told(look: Look, parts: Sequence[Gap], mode: str) -> Words:
    """What is not known in some gaps, each thing once."""
    found = dict.fromkeys(each for gap in parts[:MOST] for each in unknowns_in(look, gap, mode, look.at))
    return not_known_words(found, more=len(parts) > MOST)
