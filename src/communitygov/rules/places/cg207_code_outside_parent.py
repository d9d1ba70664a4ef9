"""CG207: a code that does not begin with that of the place around it."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.io.echo import shown
from communitygov.model.division import not_of, stem
from communitygov.rules.look import Look
from communitygov.rules.places.division import form_of
from communitygov.rules.places.laid import Laid, laid, laid_rows
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.places import Tree


@rule(
    code="CG207",
    slug="code-outside-parent",
    severity="warning",
    title=Words("代码与外层不相接", "a code that does not begin with that of the place around it"),
    why=Words(
        "代码逐级相接；接不上的，不是代码旧了，就是归属写错了。",
        "Codes go on from level to level: where one does not, it is out of date, or the place lies elsewhere.",
    ),
    says=Words(
        "{place} 的代码 {code} 不以 {parent} 的 {stem} 开头",
        "the code {code} of {place} does not begin with {stem}, that of {parent}",
    ),
    do=Words(
        "核对两处的 code 与这里的 within；区划调整过的，改用新代码",
        "compare both codes, and `within`; after a change of borders write the new code",
    ),
    source="GB/T 2260；GB/T 10114-2003；统计用区划代码",
    bad="""
        subdistrict S {code: "330203001"}
          community C {code: "330205001003"}
    """,
    good="""
        subdistrict S {code: "330203001"}
          community C {code: "330203001003"}
    """,
)
def code_outside_parent(look: Look) -> Iterator[Remark]:
    """Compared with the innermost place around that has a code; codes whose form is wrong already are left aside."""
    tree = look.structure.tree
    stating = laid(look, laid_rows(look).stating(look, "code"))
    coded = sorted((each for each in stating if each.place.code and _is_formed(look, each)), key=_in_tree)
    around = _around(tree, coded)
    for each in coded:
        parent = around.get(each.row)
        code = each.place.code or ""
        start = "" if parent is None else stem(parent.place.code or "")
        if parent is not None and not code.startswith(start):
            yield Remark(
                subject=each.subject,
                where=each.where("code"),
                fields={
                    "place": each.place.id,
                    "code": shown(code),
                    "parent": parent.place.id,
                    "stem": shown(start),
                },
                evidence=(parent.subject,),
            )


def _is_formed(look: Look, each: Laid) -> bool:
    form = form_of(look, each.place.level)
    return form is None or not_of(form, each.place.code or "") is None


def _in_tree(each: Laid) -> int:
    return each.row


def _around(tree: Tree, coded: list[Laid]) -> dict[int, Laid]:
    """The innermost place around each, by its row: as rows go outwards in, those that have ended are put away."""
    found: dict[int, Laid] = {}
    open_now: list[Laid] = []
    for each in coded:
        while open_now and tree.end[open_now[-1].row] <= each.row:
            open_now.pop()
        if open_now:
            found[each.row] = open_now[-1]
        open_now.append(each)
    return found
