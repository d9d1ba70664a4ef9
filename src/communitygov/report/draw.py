"""A page drawn as text, with colours for a terminal that has them. Chinese characters take two columns."""

from io import StringIO
from typing import TYPE_CHECKING, Literal

from communitygov.report.page import Branch, Labelled, Page, Part, Spans, Table, Tree, spans
from communitygov.report.widths import EASY, Beside, beside, whole

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table as RichTable
    from rich.text import Text
    from rich.tree import Tree as RichTree

UNBOUNDED = 4096
"""The width where nothing is folded: what goes to a file or another program."""

APART = 3
"""What stands between a label and what it labels, in columns of the terminal."""

GUIDE = 4
"""How far each level of a tree stands to the right of the one above, in columns of the terminal."""

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
    return "\n".join(_drawn(console, part, width) for part in page.parts)


def _drawn(console: "Console", part: Part, width: int) -> str:
    if isinstance(part, Table):
        return "\n".join(_printed(console, _table(part, some), whole(some.widths)) for some in beside(part, width))
    if isinstance(part, Labelled):
        return _printed(console, _labelled(part), max(width, _labels(part) + EASY))
    if isinstance(part, Tree):
        return _printed(console, _tree(part), max(width, GUIDE * _depth(part.branches) + EASY))
    from rich.text import Text

    return _printed(console, Text("\n").join(_text(line) for line in part.lines), width)


def _printed(console: "Console", drawn: "RenderableType", width: int) -> str:
    console.width = width
    with console.capture() as captured:
        console.print(drawn, soft_wrap=False, overflow="fold")
    lines = [line.rstrip() for line in captured.get().split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "".join(f"{line}\n" for line in lines)


def _text(spans: Spans) -> "Text":
    from rich.text import Text

    return Text.assemble(*((span.text, STYLE[span.tone]) for span in spans))


def _table(part: Table, some: Beside) -> "RichTable":
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE, header_style="bold", footer_style="bold", show_footer=bool(part.foot))
    foot: tuple[Spans, ...] = part.foot or ((),) * len(part.columns)
    for at, width in zip(some.places, some.widths, strict=True):
        column = part.columns[at]
        side: Side = "right" if column.right else "left"
        drawn.add_column(_text(spans(column.heading)), _text(foot[at]), justify=side, overflow="fold", width=width)
    for row in part.rows:
        drawn.add_row(*(_text(row[at]) for at in some.places))
    return drawn


def _labels(part: Labelled) -> int:
    """How wide the labels are, with what stands behind them."""
    from rich.cells import cell_len

    return max((cell_len(label) for label, _ in part.rows), default=0) + APART


def _labelled(part: Labelled) -> "RichTable":
    from rich.table import Table as RichTable

    drawn = RichTable.grid(padding=(0, APART, 0, 0))
    drawn.add_column(width=_labels(part) - APART)
    drawn.add_column(overflow="fold")
    for label, said in part.rows:
        drawn.add_row(_text(spans(label, "strong")), _text(said))
    return drawn


def _tree(part: Tree) -> "RichTree":
    from rich.tree import Tree as RichTree

    drawn = RichTree(_text(spans(part.heading, "strong")), guide_style="dim")
    _grow(drawn, part.branches)
    return drawn


def _depth(branches: tuple[Branch, ...]) -> int:
    return max((1 + _depth(branch.under) for branch in branches), default=0)


def _grow(tree: "RichTree", branches: tuple[Branch, ...]) -> None:
    for branch in branches:
        _grow(tree.add(_text(branch.spans)), branch.under)
