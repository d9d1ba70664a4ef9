"""``communitygov check``: what is wrong, or may be, with how a community is governed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import click
from attrs import evolve, frozen

from communitygov.base.findings import SEVERITIES
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.baseline import baseline
from communitygov.cli.output import line, show_data, show_json, show_page, show_text
from communitygov.cli.slugs import coded
from communitygov.cli.source import lines_of, names_of_people, partial_of, today_told
from communitygov.cli.tongue import langs_of

if TYPE_CHECKING:
    from communitygov.io.read import Partial
    from communitygov.report.words import Tongue
    from communitygov.rules.findings import Findings
    from communitygov.rules.settings import Settings

NEVER = "never"
CLEAN, FOUND, NO_DOCUMENT, CRASHED = 0, 1, 2, 3
FORMS = ("full", "concise", "json", "github")


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "check",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(lang, zh="按规则检查，指出在哪一行。", en="Check against the rules; findings at the line."),
        help=say(
            lang,
            zh="按规则检查台账：错在哪一行，为何要紧，依据是什么，怎么改。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称；几个 PATH 是几份台账。",
            en="Check a register against the rules: what is wrong at which line, why it matters, where the rule comes"
            " from, what to do.\n\nPATH is a file, a folder, a saved structure, - (standard input) or"
            " example:NAME; several are several"
            " registers.",
        ),
        epilog=say(lang, zh="例：", en="Example:") + " communitygov check example:heshun --select CG5,CG301",
        params=[
            click.Argument(["paths"], metavar="PATH...", nargs=-1, required=True),
            options.form(lang, *FORMS),
            _codes("--select", say(lang, zh="只查这些规则。", en="Only these rules.")),
            _codes("--ignore", say(lang, zh="不查这些规则。", en="Not these rules.")),
            click.Option(
                ["--baseline"],
                metavar="FILE",
                help=say(
                    lang,
                    zh="以前一次 check 的 JSON，或 - （标准输入）：其中已有的不再算。",
                    en="The JSON of an earlier check, or - (standard input): what it has already is left out.",
                ),
            ),
            click.Option(
                ["--config"],
                metavar="FILE",
                help=say(
                    lang,
                    zh="设置文件（YAML 或 JSON）：select、ignore、severity、fail_on；命令行上写的优先。",
                    en="A file of settings (YAML or JSON): select, ignore, severity, fail_on; the line comes first.",
                ),
            ),
            click.Option(
                ["--fail-on"],
                type=click.Choice((*SEVERITIES, NEVER)),
                help=say(
                    lang,
                    zh="有这一级或更重的发现时，退出码为 1；缺省为 error。",
                    en="Exit with 1 at a finding this grave or graver; error by default.",
                ),
            ),
            options.at(lang),
            click.Option(
                ["--traceback"],
                is_flag=True,
                help=say(
                    lang,
                    zh="规则运行出错时，在标准错误输出上写明出错之处。",
                    en="Of a rule that fails, print where on standard error.",
                ),
            ),
        ],
    )


def _codes(name: str, told: str) -> click.Parameter:
    return click.Option([name], multiple=True, metavar="CODES", help=f"{told} CG5,CG601")


@frozen
class Asked:
    """What the line says."""

    paths: tuple[str, ...]
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None
    config: str | None
    fail_on: str | None
    at: str | None
    traceback: bool
    tongue: "Tongue"


def run(**given: Any) -> int:
    """Check every register, print what was found, and give the exit code."""
    asked = Asked(**given)
    known = baseline(asked.baseline, asked.paths)
    using = _using(asked)
    code = CLEAN
    every: list[dict[str, Any]] = []
    for path in asked.paths:
        found, read = _checked(path, asked, using)
        found = evolve(found, register=path).beyond(known.get(path, ()))
        if asked.traceback:
            _tell_crashes(found)
        if asked.form == "json":
            every.append(found.to_json())
        else:
            _show(found, read, path, asked)
        broken = any(each.code.startswith("CG0") and each.severity == "error" for each in read.findings)
        code = max(code, _code(found, using.fail_on, broken=broken))
    if asked.form == "json":
        show_json(every[0] if len(every) == 1 else every)
    return code


def _using(asked: Asked) -> "Settings":
    """The settings of the file, and what the line says instead."""
    from communitygov.rules.settings import Settings, settings

    kept = Settings() if asked.config is None else settings(asked.config)
    return Settings(
        select=coded(_split(asked.select) or kept.select),
        ignore=coded(_split(asked.ignore) or kept.ignore),
        severity=dict(zip(coded(kept.severity), kept.severity.values(), strict=True)),
        fail_on=asked.fail_on or kept.fail_on,
    )


def _checked(path: str, asked: Asked, using: "Settings") -> "tuple[Findings, Partial]":
    """What reading and the rules have found, and what was read."""
    from communitygov.rules.check import check
    from communitygov.structure.build import build

    read = partial_of(path)
    stated = read.register.as_of if asked.at is None else asked.at
    instant = today_told(asked.tongue, read) if stated is None else stated
    structure = build(read.register, at=instant)
    found = check(
        structure,
        at=instant,
        select=using.select,
        ignore=using.ignore,
        severity=using.severity,
        reading=read,
    )
    return found, read


def _split(several: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for each in several for code in [code for code in each.split(",") if code] or [""])


def _code(found: "Findings", fail_on: str, *, broken: bool) -> int:
    if found.crashes:
        return CRASHED
    if broken:
        return NO_DOCUMENT
    return FOUND if fail_on != NEVER and found.at_least(cast("Any", fail_on)) else CLEAN


def _show(found: "Findings", read: "Partial", path: str, asked: Asked) -> None:
    from communitygov.report.findings import Shown, concise_lines, findings_page, github_lines

    langs = langs_of(asked.tongue)
    if asked.form == "concise":
        show_text(_text(concise_lines(found.findings, langs)))
    elif asked.form == "github":
        show_data(_text(github_lines(found.findings, langs)))
    else:
        names = frozenset(names_of_people(read.register))
        show_page(findings_page(found, Shown(langs, lines_of(path), names)))


def _tell_crashes(found: "Findings") -> None:
    from traceback import format_exception

    for crash in found.crashes:
        for each in "".join(format_exception(crash.exception)).splitlines() if crash.exception else ():
            line(each)


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{each}\n" for each in lines)
