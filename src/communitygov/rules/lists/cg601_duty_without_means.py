"""CG601: a duty handed down with no power, people or money."""

from collections.abc import Iterator

from communitygov.base.findings import Words, told
from communitygov.base.wording import listed
from communitygov.model.duty import Duty
from communitygov.rules.lists.duties import at_field, duties
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import ids

MEANS = {
    "powers": Words("权限（powers）", "powers"),
    "people": Words("人员（people）", "people"),
    "money": Words("经费（money）", "money"),
}


@rule(
    code="CG601",
    slug="duty-without-means",
    severity="warning",
    title=Words("事项下放而权、人、钱没有跟上", "a duty handed down with no power, people or money"),
    why=Words(
        "权力有限、责任无限：事下来了，办事的权、人、钱没有下来。",
        "Limited powers and unlimited liability: the work comes down, and what it takes does not.",
    ),
    says=Words(
        "{duty} 由 {body} 下放，写明没有 {missing}",
        "{duty} is handed down by {body} without {missing}",
    ),
    do=Words(
        "落实后写进 powers、people、money；落实不了的，按准入程序退回",
        "have them granted and write them down, or give the duty back by the procedure of admission",
    ),
    source="《城市居民委员会组织法》（2025-10-28 修订）第四十三条；樊彦瑞（2021）：权力有限、责任无限",
    bad="""
        community C
          grid G1
        organisation bureau (department) whole
        post secretary community_secretary at C held by P1
        duty open {handed_down_by: bureau, powers: [], people: [two], money: [grant]}
        secretary leads open
    """,
    good="""
        community C
          grid G1
        organisation bureau (department) whole
        post secretary community_secretary at C held by P1
        duty open {handed_down_by: bureau, powers: [inspect], people: [two], money: [grant]}
        secretary leads open
    """,
)
def duty_without_means(look: Look) -> Iterator[Said]:
    """Duties handed down of which it is stated that means do not come along; what is not stated is not checked."""
    not_stated: list[str] = []
    for row, duty in duties(look):
        if duty.handed_down_by is None:
            continue
        missing = _missing(duty)
        if missing:
            yield Remark(
                subject=f"duty:{duty.id}",
                where=at_field(row, "id"),
                fields={"duty": duty.id, "body": duty.handed_down_by, "missing": told(_named(missing), missing)},
                evidence=(f"organisation:{duty.handed_down_by}", *missing),
            )
        elif any(getattr(duty, name) is None for name in MEANS):
            not_stated.append(duty.id)
    if not_stated:
        said = ids(not_stated)
        yield Unchecked(
            why=Words(
                f"{said.zh} 是下放的，没有写全 powers、people、money",
                f"{said.en}: handed down, and powers, people or money not stated",
            )
        )


def _missing(duty: Duty) -> tuple[str, ...]:
    """The means of which it is stated that none come along."""
    return tuple(name for name in MEANS if getattr(duty, name) == ())


def _named(missing: tuple[str, ...]) -> Words:
    zh, en = ([MEANS[name].sentence(lang) for name in missing] for lang in ("zh", "en"))
    return Words(listed(zh, "zh"), listed(en, "en", joined_by="or"))
