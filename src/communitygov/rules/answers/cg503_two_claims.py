"""CG503: two lead a duty at one nearness."""

from collections.abc import Iterator

from attrs import define, field

from communitygov.base.findings import Told, Words, measure
from communitygov.queries.answer import Entry
from communitygov.queries.covered import Gap
from communitygov.rules.answers.holes import MOST, Hole, alike, by_duty, rows_in, unlisted
from communitygov.rules.answers.left_open import place_hours
from communitygov.rules.answers.shares import key_at, share_at
from communitygov.rules.answers.week import in_week, span, week
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import Said, rule
from communitygov.rules.subject import subject_at
from communitygov.rules.wording import ids, in_modes, places_of, refs, weight_of
from communitygov.structure.index import Index


@rule(
    code="CG503",
    slug="two-claims",
    severity="warning",
    title=Words("两方同时主责", "two lead a duty at one nearness"),
    why=Words(
        "同一处、同一层级有两方主责而没有约定共同负责，出了事互相以为是对方的，或各做各的。",
        "Two have the lead equally near and no pact joins them: each may take it for the other's, or both act, each in"
        " their own way.",
    ),
    says=Words(
        "{duties} 在 {where} 有 {claims} 同级主责，以谁为准没有写明（{weight}，模式 {modes}）",
        "{duties} in {where} is led by {claims} at one nearness, and which counts is not said ({weight}, {modes})",
    ),
    do=Words(
        "只留一方主责，另一方改为 assist；确属共同负责的，两条都写同一个 joint；分片负责的，各写 where",
        "leave the lead to one and let the other assist; where they answer together, write one joint pact in both;"
        " where each has a part of the places, write where in each",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：原网格交叉重叠，重新划分",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        post member-G1 grid_member at G1 held by P2
        duty open: household
        leader-G1 leads open
        member-G1 leads open
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        post member-G1 grid_member at G1 held by P2
        duty open: household
        leader-G1 leads open
        member-G1 assists open
    """,
)
def two_claims(look: Look) -> Iterator[Said]:
    """Ambiguous gaps in which several claim the lead; more holders than seats in one post are another finding.

    What changes with the hour is judged over the week: those who take turns are no rivals.
    """
    rows = Index.of(look.structure).by_key
    met: dict[tuple[int, ...], _Rivals] = {}
    for hole in alike(_ambiguous(look)):
        claims = _claims(hole.gap, look)
        written = sorted({rows[entry.share.id].row for entry in claims if entry.share is not None})
        if written:
            met.setdefault(tuple(written), _Rivals()).add(hole, claims)
    for together, each in met.items():
        for hole in by_duty(look, each.holes):
            yield _remark(look, together, each, hole)
    yield from unlisted(look, "ambiguous")
    yield from unlisted(look, "ambiguous", of=lambda mode: week(look, mode).left_out)


def _ambiguous(look: Look) -> Iterator[tuple[str, Gap]]:
    """The ambiguous gaps of each mode: of a duty that changes with the hour those of the week, else of the instant."""
    for mode in look.modes:
        over_week = week(look, mode)
        now = (gap for gap in look.coverage(mode).gaps if gap.duty not in over_week.duties)
        yield from ((mode, gap) for gap in (*now, *over_week.gaps) if gap.state == "ambiguous")


@define(eq=False)
class _Rivals:
    """Who claims the lead by some shares, and where."""

    holes: list[Hole] = field(factory=list[Hole])
    claims: dict[str, None] = field(factory=dict[str, None])

    def add(self, hole: Hole, claims: tuple[Entry, ...]) -> None:
        """Add one hole, and the posts, bodies or persons that claim it."""
        self.holes.append(hole)
        self.claims |= {str(entry.post or entry.organisation or entry.holder): None for entry in claims}


def _claims(gap: Gap, look: Look) -> tuple[Entry, ...]:
    """The rival leads of a gap; none where one post alone has more holders than seats."""
    by_key = Index.of(look.structure).by_key
    plain = tuple(entry for entry in gap.lead if entry.share and not by_key[entry.share.id].share.adds)
    claims = plain or gap.lead
    shares = {entry.share for entry in claims}
    carriers = {(entry.share, entry.post, entry.organisation, entry.team) for entry in claims}
    one = len(shares) == 1 and (len(carriers) == 1 or not _picks(look, claims[0]))
    return () if one else claims


def _picks(look: Look, entry: Entry) -> bool:
    return entry.share is not None and Index.of(look.structure).by_key[entry.share.id].picks


def _remark(look: Look, written: tuple[int, ...], each: _Rivals, hole: Hole) -> Remark:
    later = written[-1]
    shares = tuple(f"share:{key_at(look, row)}" for row in written)
    return Remark(
        subject=subject_at(look.register, "shares", later),
        where=share_at(look, later),
        fields={
            "duties": hole.gap.duty.id,
            "where": places_of(hole.gap),
            "claims": ids(claim.partition(":")[2] or claim for claim in each.claims),
            "weight": weight_of(hole.gap) if hole.gap.since is None else _hours(look, hole.gap),
            "modes": in_modes(hole.modes),
        },
        evidence=(*shares, *list(each.claims)[:MOST], *refs(hole.gap.places)),
        rows=rows_in(look, hole) if hole.gap.since is None else in_week(look, hole),
    )


def _hours(look: Look, gap: Gap) -> Told:
    """How much a gap of the week weighs."""
    hours, start, since = place_hours(gap.count), span(look)[0].date(), (gap.since or "").replace("T", " ")
    return measure(
        Words(
            f"{start} 起一周内 {hours.zh}，自 {since} 起",
            f"{hours.en} of the week from {start}, first at {since}",
        )
    )
