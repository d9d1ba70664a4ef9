"""``communitygov absence``: what loses its last answer when some are away at once."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from communitygov.base.errors import BadQuestion
from communitygov.base.wording import Lang, say
from communitygov.cli import options
from communitygov.cli.source import structure_of
from communitygov.cli.told import Shown, show

if TYPE_CHECKING:
    from datetime import date

    from communitygov.base.time import Instant

GOING_HOME = "going_home"


def command(lang: Lang) -> click.Command:
    """The command, with its help in one language."""
    return options.Command(
        "absence",
        lang=lang,
        callback=run,
        no_args_is_help=True,
        short_help=say(
            lang, zh="某些人、岗位、单位同时缺席，会失去什么。", en="What is lost when some are away at once."
        ),
        help=say(
            lang,
            zh="一组人员、岗位、单位、小组同时缺席时，哪些事失去主责，哪些有人兜底，哪些转由别人负责；"
            "哪些只因几者同时缺席才失去。单位连同它派出的人一并缺席。\n\n"
            "--every 对台账中的每个人员、岗位或单位各试一次；加 --pairs 则找出每两者同时缺席才失去的。\n\n"
            "PATH 是文件、文件夹、已保存的结构、- （标准输入）或 example:名称；"
            "ID 是编号，重名时写成“种类:编号”；也可以是一类人："
            "kind:岗位类型（该类岗位的全部任职者）、seconded（全部下沉人员）、going_home（当天借调期满者；不写 --at "
            "时取台账所载的那一天）。",
            en="What loses its last answer, what falls to a backstop, and what passes to another when persons, posts,"
            " organisations and teams are away at once; and what is lost only because several are. With an organisation"
            " everybody is away whom it sends.\n\n"
            "--every tries each person, post or organisation of the register apart; with --pairs it finds what two lose"
            " only together.\n\n"
            "PATH is a file, a folder, a saved structure, - (standard input) or example:NAME. ID is an id, or"
            " kind:id where it is of two,"
            " such as post:ID; or a set: kind:KIND (everybody appointed to a post of that kind), seconded (all who are"
            " seconded), going_home (those whose secondment ends on the day, which without --at is taken from the"
            " register).",
        ),
        epilog=say(lang, zh="例：", en="Example:")
        + " communitygov absence example:heshun organisation:police_station --at 2020-02-10T20:30",
        params=[
            options.path(lang),
            click.Argument(["remove"], metavar="[ID...]", nargs=-1),
            click.Option(
                ["--each"],
                is_flag=True,
                help=say(
                    lang,
                    zh="每个 ID 各自单独缺席，按失去主责的户数排序；going_home 按期满的每一天。",
                    en="Each ID is away apart, ranked by the homes that lose a duty; going_home for every day of it.",
                ),
            ),
            click.Option(
                ["--every", "over"],
                type=click.Choice(["person", "post", "organisation"]),
                help=say(
                    lang,
                    zh="每个人员、岗位或单位各自单独缺席，按失去主责的户数排序。",
                    en="Every person, post or organisation is away apart, ranked by the homes that lose a duty.",
                ),
            ),
            click.Option(
                ["--pairs"],
                is_flag=True,
                help=say(
                    lang,
                    zh="与 --every 同用：每两者同时缺席，只列单独缺席时都不失去的。",
                    en="With --every: every two away at once; only what neither loses alone.",
                ),
            ),
            click.Option(
                ["--most"],
                type=click.IntRange(min=0),
                metavar="N",
                default=30,
                show_default=True,
                help=say(lang, zh="与 --every 同用：最多列出几行。", en="With --every: at most so many rows."),
            ),
            options.mode(lang),
            options.at(lang),
            *options.counted(lang),
            options.why(lang),
            options.form(lang, "text", "json", "csv"),
            options.names(lang),
        ],
    )


def run(  # as many as the line has
    path: str,
    remove: tuple[str, ...],
    mode: str | None,
    at: str | None,
    duty: tuple[str, ...],
    level: str | None,
    *,
    each: bool,
    with_why: bool,
    **shown: Any,
) -> int:
    """Ask, and print what is lost."""
    from communitygov.queries.absence import absence
    from communitygov.queries.absence_pairs import absence_pairs
    from communitygov.queries.absence_ranked import absences, on, together
    from communitygov.queries.absence_sets import day_of_going_home
    from communitygov.report.absence import absence_page
    from communitygov.report.absence_pairs import absence_pairs_csv, absence_pairs_page
    from communitygov.report.absence_ranked import absences_csv, absences_page

    over, most, pairs = (shown.pop(name) for name in ("over", "most", "pairs"))
    if bool(remove) == (over is not None) or (over is not None and each) or (over is None and pairs):
        raise BadQuestion(
            "say whose absence: either ID..., or --every person, post or organisation, which --pairs may go with",
            "请指明谁缺席：写 ID，或用 --every person、post、organisation（可加 --pairs），二者取一",
        )
    how = Shown(**shown)
    structure, instant = structure_of(path, at, how.tongue)
    asked: dict[str, Any] = {"mode": mode, "level": level, "duty": duty or None}
    if over is not None and pairs:
        two = absence_pairs(structure, over=over, most=most, at=instant, **asked)
        return show(two, (structure.register,), how, absence_pairs_page, absence_pairs_csv)
    if over is not None:
        every = absences(structure, over=over, most=most, at=instant, **asked)
        return show(every, (structure.register,), how, absences_page, absences_csv)
    by_day = at is None and GOING_HOME in remove
    if each:
        when = {who: None if by_day and who == GOING_HOME else instant for who in remove}
        ranked = together(absences(structure, [who], at=at, **asked) for who, at in when.items())
        return show(ranked, (structure.register,), how, absences_page, absences_csv)
    at_last: Instant | date | str = instant
    if by_day:
        structure, at_last = on(structure, day_of_going_home(structure))
    if how.form == "csv":
        return show(
            absences(structure, [remove], at=at_last, **asked), (structure.register,), how, absences_page, absences_csv
        )
    found = absence(structure, remove, at=at_last, **asked)
    return show(found, (structure.register,), how, partial(absence_page, with_why=with_why))
