"""Pages and commands on lines of command: what they say in each language, and their data."""

import json

import pytest
from jsonschema import Draft202012Validator

import communitygov as cg
from communitygov.cli import main
from communitygov.queries.chokepoints import chokepoints
from communitygov.queries.command_path import command_path
from communitygov.report.chokepoints import MOST_POINTS, chokepoints_page
from communitygov.report.command_path import command_page
from communitygov.report.command_words import BREAK, CHOKE, PATH, STATE, STEP
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.schemas import result_schema
from communitygov.testing import sketch

LANGS = ("zh", "en", "both")


@pytest.fixture(scope="module")
def heshun():
    """Give the compiled example."""
    return cg.build(cg.example("heshun"))


def command(*args, capsys):
    """Run a command; give its exit code and what it printed."""
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("words", [STEP, PATH, BREAK, CHOKE, {key: words for key, (words, _) in STATE.items()}])
def test_every_word_is_there_in_both_languages(words):
    """
    What is said in one language is said in the other.
    """
    assert all(bool(each.zh) == bool(each.en) for each in words.values())


def test_a_path_reads_in_english(heshun):
    """
    Each step has who it is, who holds it and why; what nobody wrote is said.
    """
    found = command_path(heshun, "g02")
    text = draw(command_page(found, Naming(found.names, "en"), with_why=True))

    assert "4 steps, of these 1 not written" in text
    assert "nothing is written above the step before; this one leads isolation support isolation_support" in text
    assert "heads Shounan Sub-district Office subdistrict_office" in text
    assert "heshun/5-times.yaml:13:5" in text
    assert "headquarters yinzhou_headquarters: the outermost body the lines come to" in text


def test_a_path_reads_in_chinese(heshun):
    """
    The same in Chinese.
    """
    found = command_path(heshun, "g02")
    text = draw(command_page(found, Naming(found.names, "zh")))

    assert "共 4 步，其中 1 步没有写明上级" in text
    assert "社区书记 secretary 向其报告" in text
    assert "所及最外层的组织" in text


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_is_said(heshun, lang):
    """
    Where nobody who can decide is reached the page says so with a cross, and where lines end.
    """
    found = command_path(heshun, "g02", to="police_station")
    text = draw(command_page(found, Naming(found.names, lang)))

    assert "×" in text
    assert "√" not in text
    assert "shounan_work_committee" in text


@pytest.mark.parametrize("lang", LANGS)
def test_chokepoints_are_shown_worst_first_and_the_rest_counted(heshun, lang):
    """
    The first rows, those left out, and places that are cut off anyway.
    """
    found = chokepoints(heshun)
    text = draw(chokepoints_page(found, Naming(found.names, lang)))

    assert text.index("secretary") < text.index("p-014") < text.index("leader-g06")
    assert str(len(found.points) - MOST_POINTS) in text
    assert "gate-west" in text
    assert "leader-g01" in draw(chokepoints_page(found, Naming(found.names, lang), every=True))


def test_a_vacant_post_is_cut_off_already():
    """
    A block of the neighbourhood has no head: its homes are cut off already.
    """
    found = chokepoints(cg.build(cg.example("chonaikai")))

    assert "vacant (cut off already)" in draw(chokepoints_page(found, Naming(found.names, "en")))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("command-path", ("example:heshun", "b07/2/5/501", "--duty", "isolation_support")),
        ("command-path", ("example:heshun", "g02", "--to", "police_station")),
        ("command-path", ("example:qinghe", "organisation:station")),
        ("chokepoints", ("example:heshun", "--level", "grid")),
        ("chokepoints", ("example:chonaikai",)),
    ],
)
def test_the_data_are_what_the_schema_says(name, line, capsys):
    """
    JSON fits the published schema and is the same in every language.
    """
    printed = [command(name, *line, "--format", "json", "--lang", lang, capsys=capsys) for lang in ("zh", "en")]

    assert printed[0] == printed[1]
    assert printed[0][0] == 0
    Draft202012Validator(result_schema(name)).validate(json.loads(printed[0][1]))


def test_names_of_persons_only_where_asked_for(tmp_path, capsys):
    """
    A holder's name is in neither page nor data without --names.
    """
    file = tmp_path / "c.yaml"
    file.write_text(
        "communitygov: 1\nas_of: 2020-02-10\nplaces:\n  - {id: c, level: community}\n"
        "  - {id: g, level: grid, within: c}\npeople:\n  - {id: p-1, name: 赵某某}\norganisations:\n"
        "  - {id: o, kind: residents_committee, serves: c, head: h}\n"
        "posts:\n  - {id: h, kind: community_director, serves: c}\n"
        "  - {id: l, kind: grid_leader, serves: g, organisation: o}\nappointments:\n  - {post: h, holder: p-1}\n"
        "  - {post: l, holder: p-1}\nduties:\n  - {id: d}\nshares:\n  - {duty: d, part: lead, who: post:l}\n",
        encoding="utf-8",
    )
    for line in (("command-path", str(file), "g"), ("chokepoints", str(file))):
        for form in ("text", "json"):
            assert "赵" not in command(*line, "--format", form, capsys=capsys)[1]
    assert "赵某某" in command("command-path", str(file), "g", "--names", capsys=capsys)[1]


def test_a_wrong_id_is_told_without_a_traceback(capsys):
    """
    Exit code 2, and what was meant.
    """
    code, out, err = command("command-path", "example:heshun", "g0", "--lang", "zh", capsys=capsys)

    assert (code, out) == (2, "")
    assert "地点、岗位、小组或组织中没有编号" in err


def test_answering_loads_networkx_only_when_it_is_asked(third_party_loaded_by):
    """
    Reading, building and asking who answers load no networkx; a command path does.
    """
    before = "import communitygov as cg; h = cg.build(cg.example('qinghe')); cg.command_path; cg.chokepoints; "
    who = "cg.who_answers(h, place='b02', duty='sweep', at='2020-02-10')"

    assert "networkx" not in third_party_loaded_by(before + who)
    assert "networkx" in third_party_loaded_by(before + "cg.command_path(h, 'g01')")


def test_a_path_that_finds_nobody_says_what_it_looked_for(heshun):
    """
    The headquarters of the shop alliance is not above the grid: who was looked for, and how far the lines come.
    """
    found = command_path(heshun, "g02", to="shop_alliance")
    pages = {lang: draw(command_page(found, Naming(found.names, lang))) for lang in LANGS}

    assert not found.lines
    assert "looked for     shop alliance shop_alliance, as named" in pages["en"]
    assert "as far as      Yinzhou epidemic headquarters yinzhou_headquarters" in pages["en"]
    assert "所找     所指明的商铺联盟" in pages["zh"]
    assert all("最远到" in pages[lang] for lang in ("zh", "both"))
    Draft202012Validator(result_schema("command-path")).validate(found.to_json())


@pytest.mark.parametrize("start", ["N1", "post:guard"])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_written_above_is_no_tick(start, lang):
    """
    Who reports to nobody and heads no body is not said to decide.
    """
    drawn = """
        community C
          gate N1
        post guard duty_officer at N1 held by P1
        duty watch: gate
        guard leads watch
    """
    found = command_path(cg.build(sketch(drawn)), start, at="2020-02-01")
    text = draw(command_page(found, Naming(found.names, lang)))

    assert "▲" in text
    assert "√" not in text
    assert ("没有写明任何人" in text) == (lang != "en")
    assert ("nothing is written above" in text) == (lang != "zh")
