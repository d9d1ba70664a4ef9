"""CG209: ids that differ in case, width or form only."""

from collections.abc import Iterator
from unicodedata import normalize

from communitygov.base.findings import Words
from communitygov.model.columns import texts
from communitygov.model.noun import Row
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.subject import subject_of

NAMED_ALIKE = (
    ("places", "zones"),
    ("people",),
    ("organisations",),
    ("shifts",),
    ("posts",),
    ("teams",),
    ("duties",),
)
"""Sections whose ids stand in the same fields: what a share is for may be a place or a zone."""
SAME = Words(
    "片区“{later}”与一个地点同号，写到这个编号时指的都是那个地点",
    "the zone '{later}' has the id of a place, and wherever that id is named the place is meant",
)


@rule(
    code="CG209",
    slug="ids-alike",
    severity="warning",
    title=Words("编号只差大小写或全半角", "ids that differ in case, width or form only"),
    why=Words(
        "看上去一样的两个编号，写的人分不清，程序却当成两个。",
        "Two ids that look alike are one to whoever writes them, and two to every program.",
    ),
    says=Words(
        "编号“{later}”与“{earlier}”只差大小写、全半角或字形",
        "the ids '{later}' and '{earlier}' differ in case, width or form only",
    ),
    do=Words(
        "若是同一个，改成同一个编号并成一行；若是两个，换一个分得清的编号",
        "if they are one thing, make them one row; if they are two, give one an id that can be told apart",
    ),
    source="communitygov: an id is told from every other by eye; Unicode Standard Annex 15 (NFKC)",
    bad="""
        community C
          grid G1
        zone Z1 (service_circle): G1
        zone z1 (service_circle): G1
    """,
    good="""
        community C
          grid G1
        zone Z1 (service_circle): G1
        zone Z2 (service_circle): G1
    """,
)
def ids_alike(look: Look) -> Iterator[Remark]:
    """Every later row whose id reads like an earlier one's that may stand in the same fields.

    The same id twice among the rows of a kind is another rule's.
    """
    for sections in NAMED_ALIKE:
        first: dict[str, tuple[str, int]] = {}
        told: set[tuple[str, str]] = set()
        for section in sections:
            for number, identity in enumerate(texts(getattr(look.register, section), "id")):
                earlier = first.setdefault(folded(identity), (section, number))
                if earlier != (section, number) and (section, identity) not in told:
                    row, before = (getattr(look.register, each)[at] for each, at in ((section, number), earlier))
                    if subject_of(before) != subject_of(row):
                        told.add((section, identity))
                        yield _remark(section, number, row, before)


def _remark(section: str, number: int, row: Row, earlier: Row) -> Remark:
    kind, _, identity = subject_of(earlier).partition(":")
    later = subject_of(row).partition(":")[2]
    return Remark(
        subject=subject_of(row),
        where=(section, number, ("id",)),
        fields={"later": later, "earlier": identity},
        evidence=(f"{kind}:{identity}",),
        says=SAME if later == identity else Words(),
    )


def folded(text: str) -> str:
    """An id as the eye takes it: of no case, no width and one form."""
    return text.lower() if text.isascii() else normalize("NFKC", normalize("NFKC", text).casefold())
