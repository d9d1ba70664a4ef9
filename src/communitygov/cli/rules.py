"""``communitygov rules``: the catalogue."""

from typing import TYPE_CHECKING

import click

from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_data, show_json, show_page
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "rules",
        lang=lang,
        callback=run,
        short_help=say(lang, zh="列出全部规则。", en="List all rules."),
        help=say(
            lang,
            zh="全部规则的代码、级别和所查内容；md 是表格，json 含每条规则的全文。",
            en="The code, severity and purpose of every rule; md is a table, json has each rule in full.",
        ),
        params=[options.form(lang, "text", "json", "md"), options.at_unused()],
    )


def run(form: str, tongue: "Tongue") -> int:
    """Print the catalogue."""
    from communitygov.io.codes import CODES
    from communitygov.report.rules import catalogue_data, catalogue_markdown, catalogue_page
    from communitygov.rules.catalogue import CATALOGUE

    if form == "json":
        show_json(catalogue_data(CATALOGUE, CODES))
    elif form == "md":
        show_data(catalogue_markdown(CATALOGUE, CODES))
    else:
        show_page(catalogue_page(CATALOGUE, CODES, langs_of(tongue)))
    return 0
