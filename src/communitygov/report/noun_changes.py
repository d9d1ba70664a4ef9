"""The rows of two registers that differ, as a table."""

from collections.abc import Sequence

from communitygov.base.rows import Rows
from communitygov.queries.compare_nouns import NounChange
from communitygov.report.compare_words import COMPARE, HOW
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Spans, Table, spans
from communitygov.report.safe import safe


def noun_table(nouns: Rows[NounChange], naming: Naming) -> Table:
    """Each noun with how it changed, and the fields that differ; of a post the holders before and after."""
    headings = [COMPARE[key] for key in ("nouns", "how", "said")]
    columns = tuple(Column(naming.tell(words)) for words in headings)
    return Table(columns, tuple(_row(each, naming) for each in nouns))


def _row(each: NounChange, naming: Naming) -> tuple[Spans, ...]:
    if each.noun.kind == "holders":
        kind, named = naming.tell(COMPARE["holders"]), naming.full(f"post:{each.noun.id}")
        said = " → ".join(_holders(side, naming) for side in (each.before, each.after))
    else:
        kind, named = naming.kind(each.noun.kind), naming.full(each.noun)
        said = naming.joined(safe(field) for field in each.fields)
    return spans(f"{kind} {named}"), spans(naming.tell(HOW[each.how])), spans(said)


def _holders(holders: Sequence[str], naming: Naming) -> str:
    return naming.joined(naming.full(each) for each in holders) or naming.tell(COMPARE["nobody"])
