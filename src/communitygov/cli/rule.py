"""``communitygov rule``: one rule explained."""

from typing import TYPE_CHECKING

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.output import show_json, show_page
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.report.words import Tongue


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "rule",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="解释一条规则。", en="Explain one rule."),
        help=say(
            lang,
            zh="一条规则查什么、为何要紧、依据、错例、正例、怎么改。",
            en="What a rule looks for, why it matters, where it is taken from, a bad and a good example, what to do.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov rule CG501",
        params=[
            click.Argument(["code"], metavar="CODE"),
            options.form(lang, "text", "json", "md"),
            options.at_unused(),
        ],
    )


def run(code: str, form: str, tongue: "Tongue") -> int:
    """Print the rule."""
    from communitygov.cli.output import show_data
    from communitygov.io.codes import CODES
    from communitygov.report.rules import code_data, code_page, rule_data, rule_markdown, rule_page
    from communitygov.rules.catalogue import CATALOGUE

    rules = {name: rule for rule in CATALOGUE for name in (rule.code.code, rule.code.slug)}
    reading = {name: each for each in CODES for name in (each.code, each.slug)}
    asked = code.upper() if code.upper() in {**rules, **reading} else code
    if asked in rules:
        rule = rules[asked]
        if form == "json":
            show_json(rule_data(rule))
        elif form == "md":
            show_data(rule_markdown(rule))
        else:
            show_page(rule_page(rule, langs_of(tongue)))
    elif asked in reading:
        if form == "json":
            show_json(code_data(reading[asked]))
        else:
            show_page(code_page(reading[asked], langs_of(tongue)))
    else:
        raise BadQuestion.no_such("rule", "规则", code, (*rules, *reading))
    return 0
