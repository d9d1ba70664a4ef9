"""CG605: a duty owned further up than whoever leads it."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.lists.duties import at_field, duties, levels_of_leads
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids


@rule(
    code="CG605",
    slug="duty-below-its-level",
    severity="note",
    title=Words("事项落在所属层级之下", "a duty owned further up than whoever leads it"),
    why=Words(
        "本该由上面办的事一层层压到下面，责任在下而权不在下。",
        "Work of a level above is pushed down step by step: the liability arrives below, the power stays above.",
    ),
    says=Words(
        "{duty} 属于 {owner} 一级，主责的都在其下（{leads}）",
        "{duty} is owned at {owner}, and whoever leads it stands below ({leads})",
    ),
    do=Words(
        "由所属层级主责，下面写 assist；确已下放的，写 handed_down_by 和随之而来的权、人、钱",
        "give the lead to the level that owns it and let those below assist; where it was handed down, write by whom,"
        " and what came with it",
    ),
    source="容志：《夯实治理服务的社会根基，打造社区防疫共同体》（人民论坛，2020-02-27）：工作层层下压到社区",
    bad="""
        district D
          community C
            grid G1
        post chief director at D held by P1
        post leader-G1 grid_leader at G1 held by P2
        duty open {owned_by: district}
        leader-G1 leads open
        chief assists open
    """,
    good="""
        district D
          community C
            grid G1
        post chief director at D held by P1
        post leader-G1 grid_leader at G1 held by P2
        duty open {owned_by: district}
        leader-G1 assists open
        chief leads open
    """,
)
def duty_below_its_level(look: Look) -> Iterator[Remark]:
    """Duties every named lead of which stands nearer than the level that owns them.

    Of one that was handed down another rule asks what came with it.
    """
    words = look.structure.words
    for row, duty in duties(look):
        owner = duty.owned_by
        if owner is None or owner not in words.rank or duty.handed_down_by is not None:
            continue
        stand = levels_of_leads(look, duty)
        if stand and min(stand) > words.level_number(owner):
            scopes = tuple(stand[number] for number in sorted(stand))
            yield Remark(
                subject=f"duty:{duty.id}",
                where=at_field(row, "owned_by"),
                fields={
                    "duty": duty.id,
                    "owner": owner,
                    "leads": ids(each.partition(":")[2] for each in scopes),
                },
                evidence=scopes[:5],
            )
