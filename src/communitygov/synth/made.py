"""What is made from a seed: a community, a sub-district, a district, a city or a province."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.progress import parts
from communitygov.base.wording import Lang, listed, plural, say
from communitygov.synth import common
from communitygov.synth.columns import Table, Tables, merged, stacked
from communitygov.synth.county import CountyTables, county_tables
from communitygov.synth.divided import Divided, Division
from communitygov.synth.draws import stream
from communitygov.synth.frame import Outer
from communitygov.synth.ground import ground
from communitygov.synth.invented import Invented
from communitygov.synth.key import KEY_COLUMNS
from communitygov.synth.sizes import HOMES_OF_A_GRID, PLACES_OF_A_GRID, POSTS_OF_A_GRID, Size, grids_of, size_of

if TYPE_CHECKING:
    from communitygov.model.register import Register

Format = Literal["documents", "csv", "parquet"]


@frozen(eq=False)
class Made:
    """What is made from a seed. Nothing is made before it is asked for, and no more than a county at a time."""

    size: Size
    seed: int
    outer: Outer
    """Where its counties come from."""
    planted: bool = True
    """Whether holes are planted."""

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: Lang = "en") -> str:
        """Say what it will be, before it is made."""
        homes, grids, communities = self.about_homes, self.about_grids, self.outer.communities
        places, posts = grids * PLACES_OF_A_GRID, grids * POSTS_OF_A_GRID
        counties = len(self.codes)
        rest = (
            plural(places, "place"),
            plural(posts, "post"),
            plural(grids, "grid"),
            plural(communities, "community", "communities"),
            plural(counties, "county", "counties"),
        )
        return say(
            lang,
            zh=f"{self.size.name}（种子 {self.seed}）：约 {homes:,} 户，{places:,} 个地点，{posts:,} 个岗位，"
            f"{grids:,} 个网格，{communities:,} 个社区，{counties:,} 个区县",
            en=f"{self.size.name} (seed {self.seed}): about {homes:,} homes, {listed(rest, 'en')}",
        )

    @property
    def about_grids(self) -> int:
        """How many grids to expect."""
        return self.size.grids or grids_of(self.outer.communities, self.outer.villages)

    @property
    def about_homes(self) -> int:
        """How many homes to expect."""
        return self.about_grids * HOMES_OF_A_GRID

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its counties, in order."""
        return tuple(county.code for county in self.outer.counties)

    def counties(self) -> Iterator[CountyTables]:
        """The tables of each county, made one at a time."""
        codes = self.codes
        return parts("synth", map(self.county, codes), len(codes))

    def county(self, code: str) -> CountyTables:
        """The tables of one county: the same whichever others are made.

        Raises
        ------
        BadQuestion
            When there is no county of that code.
        """
        county = next((each for each in self.outer.counties if each.code == code), None)
        if county is None:
            raise BadQuestion(f"there is no county {code!r}", f"没有区县 {code!r}")
        rng = stream(self.seed, code)
        framed = self.outer.frame(county, rng)
        return county_tables(framed, ground(framed, self.size, rng), rng, planted=self.planted)

    def common(self) -> Tables:
        """The tables that all counties share: the places around them, duties, shifts, shares to kinds of post."""
        return {"places": self.outer.places(), **common.tables()}

    def document(self) -> dict[str, Any]:
        """What stands in a document beside the tables: the calendar, a team, duties whose level depends on the hour."""
        zh, en = (
            f"虚构的{_SIZES_ZH[self.size.name]}（种子 {self.seed}）",
            f"Invented {self.size.name} (seed {self.seed})",
        )
        return common.document({"zh": zh, "en": en})

    def tables(self) -> Tables:
        """All tables as one set.

        Raises
        ------
        BadQuestion
            When there are several counties: those are made one at a time, by `counties`.
        """
        if len(self.codes) > 1:
            raise BadQuestion(
                f"{self.size.name} is {len(self.codes)} counties, made one at a time: use counties()",
                f"{self.size.name} 有 {len(self.codes)} 个区县，逐个生成：请用 counties()",
            )
        return merged(self.common(), next(self.counties()).tables)

    def register(self) -> "Register":
        """All of it as a register of nouns.

        Raises
        ------
        BadQuestion
            Above a district, which would be too many objects.
        """
        self.check_few()
        from communitygov.synth.nouns import register

        return register(self.tables(), self.document())

    def check_few(self) -> None:
        """Refuse to make nouns of a whole city.

        Raises
        ------
        BadQuestion
            Above a district.
        """
        if len(self.codes) > 1:
            raise BadQuestion(
                f"{self.size.name} has too many rows to be nouns; write tables (--format csv or parquet), or in Python"
                " use counties()",
                f"{self.size.name} 行数太多，不宜逐个成为对象；请写成表格（--format csv 或 parquet），"
                "在 Python 中也可用 counties()",
            )

    @property
    def key(self) -> Table:
        """What was planted: `duty`, `mode`, `at`, `place`, `state`, `homes`, and the `plant` that does it.

        All counties are made for it.
        """
        return stacked(KEY_COLUMNS, [county.key for county in self.counties()])

    @property
    def controls(self) -> Table:
        """What looks like a hole and is none: exempt, or answered by whoever is next (`inherited`)."""
        return stacked(KEY_COLUMNS, [county.controls for county in self.counties()])

    def write(self, folder: str | os.PathLike[str], *, format: Format = "csv") -> None:  # noqa: A002  # the option's word
        """Write the register below ``folder/register`` and the key beside it, as ``key.csv`` and ``controls.csv``.

        Raises
        ------
        BadQuestion
            When there is no such format, the folder is not empty, or documents are asked for above a district.
        MissingExtra
            When Parquet is asked for and pyarrow is not there.
        """
        from communitygov.synth.write import write

        write(self, folder, format)


_SIZES_ZH = {"community": "社区", "sub_district": "街道", "district": "区县", "city": "市", "province": "省"}


def make(size: str, *, seed: int, planted: bool = True, on: "Iterable[Division] | None" = None) -> Made:
    """Make a community, a sub-district, a district, a city or a province from a seed.

    Parameters
    ----------
    size
        ``community`` (about 3,000 homes), ``sub_district`` (30,000), ``district`` (350,000), ``city`` (3.5 million, in
        the proportions of Ningbo) or ``province`` (25 million).
    seed
        A whole number from 0 on. The same seed gives the same rows, with the same version of numpy.
    planted
        False: the same places and the same people without one planted hole.
    on
        Divisions to stand on, such as `communitygov.divisions` reads: rows of `code`, `name`, `level`, `within`. A
        district is the first county in order of codes, a city the counties of the first city, a province those of the
        first province; streets and communities are those of the table where it has any. Left out: all is made up.

    Raises
    ------
    BadQuestion
        When there is no such size, the seed is no whole number from 0 on, or the table has no county or a code twice.

    Examples
    --------
    >>> from communitygov import synth
    >>> print(synth.make("community", seed=7))
    community (seed 7): about 3,105 homes, 135 places, 216 posts, 9 grids, 1 community and 1 county
    """
    found = size_of(size)
    if not _is_whole(seed) or seed < 0:
        raise BadQuestion(f"a seed is a whole number from 0 on, not {seed!r}", f"种子是不小于 0 的整数，不是 {seed!r}")
    return Made(found, seed, Invented(found) if on is None else Divided.of(found, on), planted)


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)
