"""Reading a register: files and folders, all problems at once, each with its place and what to do."""

import gc
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.findings import Finding
from communitygov.io.examples import example
from communitygov.io.limits import Limits
from communitygov.io.read import Partial, loads, read, read_bytes
from communitygov.io.schema import schema
from communitygov.io.write import dumps, write

HEAD = "communitygov: 1\n"


def found(text: str, form: str = "yaml") -> list[str]:
    """What is reported of a text: ``line:column code`` each."""
    assert form in {"yaml", "json"}
    partial = loads(text, format="json" if form == "json" else "yaml", partial=True)
    return [f"{each.line}:{each.column} {each.code}" for each in partial.findings]


DAYS = "days are daily, workdays, a list of mon, tue, wed, thu, fri, sat, sun such as [mon, wed], or a list of dates"
BAD_DAYS = ("[fri, sta]", "[fri, 2020-02-10]", "[monday]", "sat")


def only(text: str) -> Finding:
    """The one finding of a text."""
    (finding,) = loads(HEAD + text, partial=True).findings
    return finding


def folder(top: Path, **files: str) -> Path:
    """A folder with files; ``__`` in a name stands for a slash."""
    for name, text in files.items():
        file = top / name.replace("__", "/").replace("_yaml", ".yaml").replace("_json", ".json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return top


def reported(path: Path) -> list[str]:
    """What is reported of a path: ``file:line:column code`` each, the file without the path."""
    return [f"{each.place.removeprefix(f'{path}/')} {each.code}" for each in read(path, partial=True).findings]


class TestText:
    """What values become."""

    @pytest.mark.parametrize("word", ["0571", "no", "12:30", "2021-01-01", "1e3", "~"])
    def test_stays_text_where_text_is_looked_for(self, word: str) -> None:
        """
        What other YAML readers make a number, a truth or a date is text in a name, with a note at its place.
        """
        partial = loads(f"{HEAD}places: [{{id: a, level: b, name: {word}}}]\n", partial=True)

        assert word == partial.register.places[0].name
        assert [("CG007", "warning", 2, 34)] == [(x.code, x.severity, x.line, x.column) for x in partial.findings]

    def test_is_no_text_where_the_model_says_so(self) -> None:
        """
        Numbers, truths, dates, counts and nothing are read where the model looks for them, without a note.
        """
        text = (
            f"{HEAD}as_of: 2020-02-10\n"
            "posts: [{id: a, kind: b, seats: 2, together: yes, until: ~, from: 2020-01-01}]\n"
            "places: [{id: a, level: b, households: {about: 010}}]\n"
        )

        partial = loads(text, partial=True)

        assert () == partial.findings
        assert (2, True, None) == (
            partial.register.posts[0].seats,
            partial.register.posts[0].together,
            partial.register.posts[0].until,
        )

    def test_a_wrong_row_has_its_notes_too(self) -> None:
        """
        What others would read otherwise is noted although the row cannot be made.
        """
        assert ["2:15 CG007", "2:27 CG102"] == found(f"{HEAD}places: [{{id: 007, level: [b]}}]\n")

    def test_a_personal_number_is_not_shown(self) -> None:
        """
        No finding shows an identity or telephone number again, wherever it stands.
        """
        numbers = ["330106199001011234", "33010619900101123X", "13812345678", "+86 138-1234-5678", "0571-88886666"]
        for number in numbers:
            text = f"""{HEAD}
places: [{{id: &{number.replace("+", "").replace(" ", "")} [{number}], level: '{number}', {number}: 1, name: {number},
          within: {{'{number}': {number}}}, households: {number}, also: !{number.strip("+")[:5]} {number}}}]
posts: [{{id: a, kind: b, status: '{number}', seats: {number}, from: {number}}}]
people: ['{number} 1', {{id: 'p-{number}'}}, {{id: 'p-{number}'}}]
'{number}': 1
"""
            partial = loads(text.replace("&+86", "&a"), partial=True)
            assert partial.errors
            assert number not in "".join(f"{x!r}{x}{x.sentence('zh')}{x.advice}" for x in partial.findings)


class TestMistakes:
    """How a wrong row is reported."""

    @pytest.mark.parametrize(
        ("text", "place", "message"),
        [
            (
                "places: [{id: a, level: b, nmae: c}]",
                "2:28 CG101",
                "'nmae' is no key of a row of places; did you mean name?",
            ),
            (
                "places: [{id: a, level: b, holder: c}]",
                "2:28 CG101",
                "'holder' is no key of a row of places (it is a key of appointments)",
            ),
            ("places: [{id: a, level: b, qqqq: c}]", "2:28 CG101", "'qqqq' is no key of a row of places"),
            (
                "places: [{id: a, level: b, layout: {entrances: 1, floors: 1, homes: 1, hoems: 1}}]",
                "2:72 CG101",
                "'hoems' is no key of 'layout'; did you mean homes?",
            ),
            ("plcaes: []", "2:1 CG101", "'plcaes' is no section of a document; did you mean places?"),
            ("expect: []", "2:1 CG101", "no section of a register: expectations stand in a file of their own"),
            ("expects: []", "2:1 CG101", "'expects' is no section of a document"),
            ("appointments: [{post: a, since: 2020-01-01, holder: b}]", "2:26 CG101", "'since' is no key of a row"),
            ("posts: [{id: a}]", "2:9 CG103", "a row of posts has no 'kind'"),
            (
                "duties: [{id: a, how_often: {times: 1}}]",
                "2:29 CG103",
                "'how_often' has no 'per'",
            ),
            (
                "posts: [{id: a, kind: b, status: abolishd}]",
                "2:34 CG104",
                "'abolishd' is no word for 'status'; did you mean abolished or established?",
            ),
            ("posts: [{id: a, kind: b, seats: two}]", "2:33 CG102", "the value of 'seats' is not a whole number"),
            ("posts: [{id: a, kind: b, seats: 0}]", "2:33 CG102", "the value of 'seats' is not a number of at least 1"),
            ("posts: [{id: a, kind: b, together: perhaps}]", "2:36 CG102", "is not true or false"),
            ("posts: [{id: a, kind: }]", "2:23 CG102", "'kind' has no value"),
            ("places: [{id: a, level: b, name: [c]}]", "2:34 CG102", "is not text, or a mapping, as in {a: 1}"),
            ("shifts: [{id: a, hours: 8-20}]", "2:25 CG102", "the value of 'hours' is not written as it must be"),
            ("places: [{id: a}]", "2:10 CG103", "a row of places has neither a level nor a site"),
            ("places: [{id: 'a b', level: c}]", "2:15 CG102", "the value of 'id' is not written as it must be"),
            ("places: qinghe", "2:9 CG102", "what stands under 'places' is not a list of rows"),
            ("places: [qinghe]", "2:10 CG102", "the value of 'places' is not a mapping"),
            ("places:\n- id：a", "3:3 CG102", "it has a full-width colon"),
            ("as_of: soon", "2:8 CG102", "the value of 'as_of' is not written as it must be"),
            ("calendar: {holidays: [2020-02-30]}", "2:23 CG102", "is not a date such as 2020-02-10"),
            ("vocabulary: {levels: [{id: a, rnak: 1, rank: 2}]}", "2:31 CG101", "did you mean rank?"),
            ("people: [a, b, a]", "2:16 CG105", "the id 'a' is given twice in people; first at <text>:2:10"),
            ("teams: [{id: a, seats: {b: {holder: c, leed: true}}}]", "2:40 CG101", "did you mean lead?"),
            ("duties: [{id: a, answered_at: {grid: [b]}}]", "2:38 CG102", "the value of 'grid' is not text"),
        ],
    )
    def test_says_what_is_so_at_its_place(self, text: str, place: str, message: str) -> None:
        """
        Each mistake is one finding at the value or key it is about, and the sentence says what is so.
        """
        finding = only(text)

        assert place == f"{finding.line}:{finding.column} {finding.code}"
        assert message in finding.message
        assert finding.remedy
        assert finding.advice.zh

    @pytest.mark.parametrize(
        ("text", "remedy"),
        [
            ("shifts: [{id: a, hours: 8-20}]", "hours are written 08:00-20:00, or unknown"),
            *((f"shifts: [{{id: a, hours: 08:00-20:00, days: {days}}}]", DAYS) for days in BAD_DAYS),
            (
                "shifts: [{id: a, hours: 08:00-20:00, days: [2020-2-1]}]",
                "a date is written 2020-02-10, an instant 2020-02-10T20:30",
            ),
            ("places: [{id: a}]", "write a level, such as grid, or a site, such as gate"),
            ("posts: [{id: a, kind: b, status: c}]", "write established, temporary or abolished"),
        ],
    )
    def test_says_what_to_do(self, text: str, remedy: str) -> None:
        """
        The remedy says how it is written, in the words of the noun.
        """
        assert remedy == only(text).remedy

    def test_all_at_once(self) -> None:
        """
        Every problem of every row is reported in one go, in the order of lines and columns.
        """
        text = (
            f"{HEAD}posts:\n- {{id: [a], kid: b, seats: x}}\n- {{kind: c}}\nplaces: [{{id: a, level: b, from: soon}}]\n"
        )

        assert [
            "3:3 CG103",
            "3:8 CG102",
            "3:13 CG101",
            "3:28 CG102",
            "4:3 CG103",
            "5:34 CG102",
        ] == found(text)

    def test_in_both_languages(self) -> None:
        """
        A finding has its sentence and its remedy in Chinese and in English, made from the same fields.
        """
        finding = only("posts: [{id: a, kind: b, status: abolishd}]")

        assert "“status”没有“abolishd”这个词；是否指 abolished或established？" == finding.sentence("zh")
        assert "可用的词：established、temporary或abolished" == finding.advice.sentence("zh")

    def test_suggestions_are_few(self) -> None:
        """
        Never more than three words are suggested.
        """
        assert only("places: [{id: a, level: b, ame: c}]").message.count(",") <= 2

    def test_the_subject_is_the_noun(self) -> None:
        """
        A finding of a row names the noun by kind and id.
        """
        assert "post:a" == only("posts: [{id: a, kind: b, seats: x}]").subject

    def test_no_end_of_problems_is_cut(self) -> None:
        """
        Of a hundred problems and more in one row, and of more than the limit in one file, the rest is counted out.
        """
        row = f"{HEAD}places: [{{id: a, level: b, within: [{', '.join(['[x]'] * 500)}]}}]\n"
        rows = HEAD + "posts:\n" + "- {id: a}\n" * 500
        sections = HEAD + "".join(f"k{number}: 1\n" for number in range(500))

        assert 101 == len(loads(row, partial=True).findings)
        for text in (rows, sections):
            codes = [each.code for each in loads(text, partial=True, limits=Limits(problems=50)).findings]
            assert (52, 1) == (len(codes), codes.count("CG003"))

    def test_notes_without_end_are_counted(self) -> None:
        """
        Of thousands of texts without quotes the first thousand are noted and all are counted; none is an error.
        """
        text = f"{HEAD}places: [{{id: a, level: b, attributes: {{k: [{', '.join(['no'] * 3000)}]}}}}]\n"

        partial = loads(text, partial=True, limits=Limits(problems=50))

        assert (1001, ()) == (len(partial.findings), partial.errors)
        assert partial.findings[0].message.startswith("3000 texts")


class TestPartial:
    """What can be made although not all can."""

    def test_keeps_what_is_right(self) -> None:
        """
        Rows that are right are kept, wrong ones are left out, and of two with one id the first is kept.
        """
        partial = loads(
            f"{HEAD}posts: [{{id: a, kind: b}}, {{id: b}}, {{id: c, kind: [d]}}, {{id: a, kind: e}}]\nas_of: soon\n",
            partial=True,
        )

        assert [("a", "b")] == [(post.id, post.kind) for post in partial.register.posts]
        assert partial.register.as_of is None

    def test_a_key_that_is_not_known_does_not_cost_the_row(self) -> None:
        """
        A row with a misspelt key is made without it, and what else is wrong with it is reported too.
        """
        partial = loads(f"{HEAD}places: [{{id: a, level: b, nmae: c}}, {{id: d, qq: {{e: 1}}}}]\n", partial=True)

        assert ["a"] == [place.id for place in partial.register.places]
        assert ["CG101", "CG103", "CG101"] == [each.code for each in partial.findings]

    def test_rows_keep_their_places(self) -> None:
        """
        Rows are numbered as in the register, and their places are those of the rows that were kept.
        """
        partial = loads(f"{HEAD}posts:\n- {{id: [a]}}\n- {{id: b, kind: c}}\n", partial=True)

        assert partial.register.source is not None
        assert "<text>:4:17" == str(partial.register.source.find("posts", 0, ("kind",)))

    def test_errors_are_told_from_notes(self) -> None:
        """
        Errors are what reading raises for; with notes alone it raises nothing.
        """
        partial = loads("places: [{id: no, level: b}]\n", partial=True)

        assert (2, ()) == (len(partial.findings), partial.errors)
        assert partial.register == loads("places: [{id: no, level: b}]\n")


class TestHeader:
    """How a document begins."""

    def test_absent_means_one(self) -> None:
        """
        A document that states no format is read as format 1, with a note.
        """
        assert ["1:1 CG006"] == found("people: [a]\n")

    @pytest.mark.parametrize(("version", "message"), [("2", "format 2; this version reads up to 1"), ("one", "number")])
    def test_another_format_is_refused_by_name(self, version: str, message: str) -> None:
        """
        A newer format is refused by its number, at its place, and nothing else of the file is looked at.
        """
        (finding,) = loads(f"people: [[x]]\ncommunitygov: {version}\n", partial=True).findings

        assert ("CG005", 2, 15) == (finding.code, finding.line, finding.column)
        assert message in finding.message

    @pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "a", "communitygov：1"])
    def test_what_is_no_mapping_is_no_document(self, text: str) -> None:
        """
        An empty file, a list or a text is no document.
        """
        assert ["1:1 CG005"] == found(text)

    def test_a_test_file_is_no_register(self) -> None:
        """
        A file for ``communitygov test`` that is read itself is named as what it is.
        """
        assert ["1:1 CG005"] == found("communitygov_test: 1\n")


class TestBytes:
    """How a file may be encoded."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
    def test_is_read_in_every_usual_encoding(self, encoding: str, tmp_path: Path) -> None:
        """
        UTF-8, and UTF-16 and UTF-32 with a mark, are read as they are; GB18030 with a note that names it.
        """
        file = tmp_path / "a.yaml"
        file.write_bytes(f"{HEAD}places: [{{id: a, level: b, name: 清河社区}}]\n".encode(encoding))

        partial = read(file, partial=True)

        assert "清河社区" == partial.register.places[0].name
        noted = ["was read as GB18030"] if encoding == "gb18030" else []
        assert noted == [each.message for each in partial.findings]

    @pytest.mark.parametrize(
        ("data", "place"),
        [
            (b"communitygov: 1\na: \xff\xff\n", ":2:4"),
            (b"communitygov: 1\na: \x00b\n", ":2:4"),
            (b"\xff\xfea", ":1:1"),
        ],
    )
    def test_what_is_no_text_is_refused_at_its_place(self, data: bytes, place: str) -> None:
        """
        Bytes that are no text, and control characters, are refused where they stand.
        """
        with pytest.raises(DocumentError) as raised:
            read_bytes({"a.yaml": data})

        assert [("CG001", f"a.yaml{place}")] == [(each.code, each.place) for each in raised.value.findings]

    def test_too_large_a_file_is_refused(self, tmp_path: Path) -> None:
        """
        A file larger than the limit is refused before it is looked at.
        """
        file = tmp_path / "a.yaml"
        file.write_text("#" * 101, encoding="utf-8")

        with pytest.raises(DocumentError) as raised:
            read(file, limits=Limits(size=100))

        assert ["CG003"] == [each.code for each in raised.value.findings]

    def test_too_large_a_text_is_refused_as_a_file_is(self) -> None:
        """
        The limit of bytes holds for text and for what is in memory as well.
        """
        text, limits = "#" + "户" * 33, Limits(size=100)
        partials = (
            loads(text, partial=True, limits=limits),
            loads(f"{text}#", partial=True, limits=limits),
            read_bytes({"a.yaml": f"{text}#".encode()}, partial=True, limits=limits),
        )

        assert [["CG005"], ["CG003"], ["CG003"]] == [[each.code for each in one.findings] for one in partials]

    def test_line_ends_of_every_system_count_once(self) -> None:
        """
        Lines count the same whether they end as on Windows or not, and rare line signs begin no line.
        """
        assert ["3:14 CG102"] == found(f"{HEAD}# \u2028\x85\nposts: [{{id: [a], kind: b}}]\n".replace("\n", "\r\n"))


class TestFolder:
    """A folder is one register."""

    def test_is_joined_in_name_order(self, tmp_path: Path) -> None:
        """
        Sections of all files in it and below are joined, in the order of their names; hidden ones are left out.
        """
        path = folder(
            tmp_path,
            b_yaml=f"{HEAD}people: [p-3]\nas_of: 2020-02-10\n",
            a__z_json='{"communitygov": 1, "people": ["p-1", "p-2"]}',
            c_yaml=f"{HEAD}people: [p-4]\nas_of: 2020-02-10\n",
            **{".hidden_yaml": "no document", ".git__x_yaml": "no document", "readme.txt": "no document"},
        )

        assert ["p-1", "p-2", "p-3", "p-4"] == [person.id for person in read(path).people]

    def test_positions_name_the_file(self, tmp_path: Path) -> None:
        """
        Each row knows its file, and a section that is in several files stands in the first.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_json='{"communitygov": 1,\n "people": ["p-2"]}')

        source = read(path).source

        assert source is not None
        assert [f"{path}/a.yaml:2:10", f"{path}/b.json:2:13", f"{path}/a.yaml:2:1"] == [
            str(source.find("people", 0)),
            str(source.find("people", 1)),
            str(source.find("people")),
        ]

    def test_an_id_given_twice_names_both_places(self, tmp_path: Path) -> None:
        """
        An id that two files give to things of one kind is reported at the second, with the place of the first.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_yaml=f"{HEAD}people:\n- {{id: p-1}}\n")

        (finding,) = read(path, partial=True).findings

        assert (f"{path}/b.yaml:3:8", (f"{path}/a.yaml:2:10",)) == (finding.place, finding.evidence)
        assert f"first at {path}/a.yaml:2:10" in finding.message

    def test_what_is_said_once_is_not_said_differently(self, tmp_path: Path) -> None:
        """
        A section without rows may stand in several files if they agree; if not, both places are named.
        """
        path = folder(
            tmp_path,
            a_yaml=f"{HEAD}time_zone: Asia/Shanghai\nas_of: 2020-02-10\n",
            b_yaml=f"{HEAD}time_zone: Asia/Shanghai\nas_of: 2020-02-11\n",
        )

        (finding,) = read(path, partial=True).findings

        assert ("CG004", f"{path}/b.yaml:3:8") == (finding.code, finding.place)
        assert (f"{path}/a.yaml:3:8",) == finding.evidence

    def test_tests_are_left_out_and_nothing_else_is(self, tmp_path: Path) -> None:
        """
        A file that begins ``communitygov_test:`` is left out, whatever it says; any other without a header is reported.
        """
        path = folder(
            tmp_path,
            a_yaml=f"{HEAD}people: [p-1]\n",
            b_yaml="# a test\n\ncommunitygov_test: 1\nexpect: {{{\n",
            c_json='\n{"communitygov_test": 1',
            d_yaml="people: [p-2]\n",
            e_yaml="",
            f_json="{}",
        )

        assert ["d.yaml:1:1 CG005", "e.yaml:1:1 CG005", "f.json:1:1 CG005"] == reported(path)
        assert ["p-1"] == [person.id for person in read(path, partial=True).register.people]

    def test_problems_of_all_files_at_once(self, tmp_path: Path) -> None:
        """
        A file that cannot be read does not hide what is wrong with the others.
        """
        path = folder(
            tmp_path, a_yaml="a: [", b_json="{", c_yaml=f"{HEAD}people: [[a]]\n", d_yaml=f"{HEAD}people: [p]\n"
        )
        (path / "e.yaml").symlink_to(path / "nothing")
        os.mkfifo(path / "f.yaml")

        assert ["a.yaml:1:5 CG002", "b.json:1:2 CG002", "c.yaml:2:10 CG102", "e.yaml CG001", "f.yaml CG001"] == (
            reported(path)
        )
        assert ["p"] == [person.id for person in read(path, partial=True).register.people]

    def test_files_may_be_named_one_by_one(self, tmp_path: Path) -> None:
        """
        Several files are one register as well, in the order they are named.
        """
        path = folder(tmp_path, a_yaml=f"{HEAD}people: [p-1]\n", b_yaml="people: [p-2]\n")

        register = read([path / "b.yaml", str(path / "a.yaml")])

        assert ["p-2", "p-1"] == [person.id for person in register.people]

    def test_an_empty_folder_and_no_file_are_reported(self, tmp_path: Path) -> None:
        """
        A folder without documents and a path without a file are problems, and no register without rows.
        """
        assert ["CG001", "CG001"] == [
            each.code for path in (tmp_path, tmp_path / "x.yaml") for each in read(path, partial=True).findings
        ]


class TestQuestion:
    """What cannot be read at all."""

    @pytest.mark.parametrize(
        "question",
        [
            lambda: read(5),  # type: ignore[call-overload]
            lambda: read([None]),  # type: ignore[list-item]
            lambda: read(b"x"),  # type: ignore[call-overload]
            lambda: read([]),
            lambda: read(""),
            lambda: read(["a.yaml", ""]),
            lambda: dumps(5),  # type: ignore[arg-type]
            lambda: write(loads(HEAD), None),  # type: ignore[arg-type]
            lambda: write(loads(HEAD), ""),
            lambda: write(5, "a.yaml"),  # type: ignore[arg-type]
            lambda: schema(None),  # type: ignore[arg-type]
            lambda: schema([]),  # type: ignore[arg-type]
            lambda: loads(b"x"),  # type: ignore[call-overload]
            lambda: loads(HEAD, format="xml"),  # type: ignore[call-overload]
            lambda: dumps(loads(HEAD), format="xml"),  # type: ignore[arg-type]
            lambda: example(5),  # type: ignore[arg-type]
        ],
    )
    def test_is_refused_in_both_languages(self, question: Callable[[], object]) -> None:
        """
        No path, no text, no name or no format of ours is a bad question, never a fault.
        """
        with pytest.raises(BadQuestion) as raised:
            question()

        assert raised.value.sentence("en").isascii()
        assert not raised.value.sentence("zh").isascii()


class TestManners:
    """What reading leaves behind."""

    @pytest.mark.parametrize("enabled", [True, False])
    @pytest.mark.parametrize("text", [HEAD, "a: ["])
    def test_the_collector_is_left_as_it_was(self, text: str, enabled: bool) -> None:
        """
        The garbage collector is on after reading if it was on before, whether or not reading raises.
        """
        (gc.enable if enabled else gc.disable)()
        try:
            with nullcontext() if text == HEAD else pytest.raises(DocumentError):
                loads(text)
            after = gc.isenabled()
        finally:
            gc.enable()

        assert enabled == after

    def test_the_collector_rests_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        While a register is read the garbage collector is off.
        """
        seen: list[bool] = []
        monkeypatch.setattr("communitygov.io.read.parse_text", lambda *_: seen.append(gc.isenabled()) or 1 / 0)

        with pytest.raises(ZeroDivisionError):
            loads(HEAD)

        assert [False] == seen

    def test_neither_networkx_nor_numpy_is_loaded(self, third_party_loaded_by: Callable[[str], set[str]]) -> None:
        """
        Reading and writing load pydantic, attrs and PyYAML, and neither networkx nor numpy; JSON does without PyYAML.
        """
        program = "from communitygov.io.read import loads; from communitygov.io.write import dumps; "
        yaml_too = third_party_loaded_by(program + "dumps(loads('people: [a]'))")
        json_only = third_party_loaded_by(program + "dumps(loads('{}', format='json'), 'json')")

        assert {"networkx", "numpy"}.isdisjoint(yaml_too)
        assert "yaml" in yaml_too
        assert "yaml" not in json_only

    def test_partial_is_a_value(self) -> None:
        """
        What was read in part compares by what it holds.
        """
        one, other = (loads("people: [a]", partial=True) for _ in range(2))

        assert isinstance(one, Partial)
        assert one == other
