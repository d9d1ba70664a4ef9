"""``communitygov schema``: the JSON Schema of a document, or of a result."""

from typing import TYPE_CHECKING, Any

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_json

if TYPE_CHECKING:
    from communitygov.report.words import Tongue

DOCUMENT = "document"


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "schema",
        lang=lang,
        callback=run,
        short_help=say(lang, zh="文档或结果的 JSON Schema。", en="The JSON Schema of a document or of a result."),
        help=say(
            lang,
            zh="打印 JSON Schema：document 是台账文档（缺省），who、coverage 是结果。编辑器可用它补全和检查文档。",
            en="Print a JSON Schema: document is that of a register (the default), who and coverage are those of"
            " results. An editor completes and checks documents with it.",
        ),
        params=[click.Argument(["name"], required=False, default=DOCUMENT, metavar="[NAME]"), options.at_unused()],
    )


def run(name: str, tongue: "Tongue") -> int:
    """Print the schema."""
    del tongue
    show_json(schema_of(name))
    return 0


def schema_of(name: str) -> dict[str, Any]:
    """The schema of this name.

    Raises
    ------
    BadQuestion
        When there is none.
    """
    if name == DOCUMENT:
        from communitygov.io.schema import schema

        return schema()
    from communitygov.report.schemas import RESULTS, result_schema

    if name not in RESULTS:
        raise BadQuestion.no_such("schema", " Schema ", name, (DOCUMENT, *RESULTS))
    return result_schema(name)
