"""A page drawn as text, with colours for a terminal that has them. Chinese characters take two columns."""

from io import StringIO
from typing import TYPE_CHECKING, Literal

from communitygov.report.page import Branch, Labelled, Page, Part, Spans, Table, Tree, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType
    from rich.table import Table as RichTable
    from rich.text import Text
    from rich.tree import Tree as RichTree

UNBOUNDED = 4096
"""The width where nothing is folded: what goes to a file or another program."""

Side = Literal["left", "right"]
STYLE = {"": "", "good": "green", "bad": "red", "doubt": "yellow", "faint": "dim", "strong": "bold"}


def draw(page: Page, *, width: int = UNBOUNDED, colour: bool = False) -> str:
    """Draw a page. Every line ends with a line feed and none with blanks."""
    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        no_color=not colour,
    )
    return "\n".join(_drawn(console, part) for part in page.parts)


def _drawn(console: "Console", part: Part) -> str:
    with console.capture() as captured:
        console.print(_renderable(part), soft_wrap=False, overflow="fold")
    lines = [line.rstrip() for line in captured.get().split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "".join(f"{line}\n" for line in lines)


def _renderable(part: Part) -> "RenderableType":
    from rich.text import Text

    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Labelled):
        return _labelled(part)
    if isinstance(part, Tree):
        return _tree(part)
    return Text("\n").join(_text(line) for line in part.lines)


def _text(spans: Spans) -> "Text":
    from rich.text import Text

    return Text.assemble(*((span.text, STYLE[span.tone]) for span in spans))


def _table(part: Table) -> "RichTable":
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE, header_style="bold", footer_style="bold", show_footer=bool(part.foot))
    foot: tuple[Spans, ...] = part.foot or ((),) * len(part.columns)
    for at, (column, last) in enumerate(zip(part.columns, foot, strict=True)):
        side: Side = "right" if column.right else "left"
        least = _least([spans(column.heading), last, *(row[at] for row in part.rows)]) if column.right else None
        drawn.add_column(_text(spans(column.heading)), _text(last), justify=side, overflow="fold", min_width=least)
    for row in part.rows:
        drawn.add_row(*map(_text, row))
    return drawn


def _least(cells: "Iterable[Spans]") -> int:
    """How wide a column of numbers must be for no number and no word of its heading to be broken."""
    from rich.cells import cell_len

    return max(cell_len(word) for cell in cells for word in ("", *"".join(span.text for span in cell).split()))


def _labelled(part: Labelled) -> "RichTable":
    from rich.table import Table as RichTable

    drawn = RichTable.grid(padding=(0, 3, 0, 0))
    drawn.add_column(no_wrap=True)
    drawn.add_column(overflow="fold")
    for label, said in part.rows:
        drawn.add_row(_text(spans(label, "strong")), _text(said))
    return drawn


def _tree(part: Tree) -> "RichTree":
    from rich.tree import Tree as RichTree

    drawn = RichTree(_text(spans(part.heading, "strong")), guide_style="dim")
    _grow(drawn, part.branches)
    return drawn


def _grow(tree: "RichTree", branches: tuple[Branch, ...]) -> None:
    for branch in branches:
        _grow(tree.add(_text(branch.spans)), branch.under)
