"""Outer places out of a table of divisions that the user brings: codes, names, levels, and what each lies in."""

from collections.abc import Iterable
from typing import Final, Protocol

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.synth.columns import Bools, Ints, Table, Texts, kept, padded, stacked, texts, within_runs
from communitygov.synth.frame import County, Frame, Outside
from communitygov.synth.invented import invented_communities, invented_streets, some_communities
from communitygov.synth.sizes import COMMUNITIES_OF_A_STREET, STREETS_OF_A_COUNTY, Size

STREETS: Final = ("subdistrict", "town", "township", "development_zone")
COMMUNITIES: Final = ("community", "village")
_COLUMNS: Final = ("code", "name", "level", "within")


class Division(Protocol):
    """A row of a table of divisions, as `communitygov.divisions` gives it."""

    @property
    def code(self) -> str:
        """Its code, without noughts that only fill it up."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def level(self) -> str:
        """Its level, a word of the vocabulary."""
        ...

    @property
    def within(self) -> str | None:
        """The code of what it lies in."""
        ...


@frozen(eq=False)
class Divided:
    """The counties of a table: the first one, those of the first city, or all of the first province."""

    size: Size
    rows: Table
    """The divisions by code; `within` is empty where it is not in the table."""
    chosen: Ints
    """The rows of the counties."""

    @classmethod
    def of(cls, size: Size, divisions: Iterable[Division]) -> "Divided":
        """Take a table apart.

        Raises
        ------
        BadQuestion
            When it is no table of divisions, has a code that is no number or stands twice, or no county.
        """
        told = _told(divisions)
        table: Table = {
            name: np.array([row[number] for row in told], dtype=np.str_) for number, name in enumerate(_COLUMNS)
        }
        table = kept(table, np.argsort(table["code"], kind="stable"))
        twice = table["code"][1:][table["code"][1:] == table["code"][:-1]]
        if len(twice):
            raise BadQuestion(f"the code {twice[0]} stands twice in the table", f"代码 {twice[0]} 在表中出现两次")
        table["within"] = np.where(np.isin(table["within"], table["code"]), table["within"], "")
        chosen = _counties(table, size)
        if not len(chosen):
            raise BadQuestion(
                "there is no county in the table, and no city that streets lie in",
                "表中没有区县，也没有直接下辖街道的市",
            )
        return cls(size, table, chosen)

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties, by code."""
        picked = kept(self.rows, self.chosen)
        rows: list[tuple[str, ...]] = list(zip(*(picked[name].tolist() for name in _COLUMNS), strict=True))
        return tuple(County(code, name, "", within) for code, name, _, within in rows)

    @property
    def communities(self) -> int:
        """Those in the table; for a county or a street that has none as many as are made up."""
        if self.size.partial and self.size.grids:
            return 1
        counts = [self._counts(county.code) for county in self.counties]
        return round(sum(counts))

    def _counts(self, county: str) -> float:
        streets = self._streets(county)
        if not len(streets):
            return (1 if self.size.partial else STREETS_OF_A_COUNTY) * COMMUNITIES_OF_A_STREET
        inside = self._communities(self.rows["code"][streets])
        has_some = np.isin(self.rows["code"][streets], self.rows["within"][inside])
        return len(inside) + float((~has_some).sum()) * COMMUNITIES_OF_A_STREET

    @property
    def villages(self) -> int:
        """The villages among them."""
        if self.size.grids:
            return 0
        streets = [self.rows["code"][self._streets(county.code)] for county in self.counties]
        return int((self.rows["level"][self._communities(np.concatenate(streets))] == "village").sum())

    def places(self) -> Table:
        """The counties and all that they lie in, by code."""
        needed = np.zeros(len(self.rows["code"]), dtype=np.bool_)
        rows = self.chosen
        while len(rows):
            needed[rows] = True
            within = np.unique(self.rows["within"][rows])
            rows = np.flatnonzero(np.isin(self.rows["code"], within[within != ""]) & ~needed)
        found = kept(self.rows, needed)
        return {
            "id": found["code"],
            "level": found["level"],
            "within": found["within"],
            "name.zh": found["name"],
            "code": found["code"],
        }

    def frame(self, county: County, rng: np.random.Generator) -> Frame:
        """The streets and communities of a county; where the table has none they are made up."""
        rows = self._streets(county.code)
        if len(rows):
            street = self._outside(rows)
        else:
            many = 1 if self.size.partial else STREETS_OF_A_COUNTY
            street = invented_streets(county.code, many, rng, some_towns=not self.size.partial)
        inside = self._communities(street.id)
        has_none = ~np.isin(street.id, self.rows["within"][inside])
        counts = np.where(has_none, some_communities(len(street.id), rng), 0)
        of = np.repeat(np.arange(len(street.id)), counts)
        made_up = invented_communities(texts(street.id[of], padded(within_runs(counts) + 1, 3)), rng)
        there = self._outside(inside)
        order_of = np.concatenate([np.searchsorted(street.id, self.rows["within"][inside]), of])
        order = np.argsort(order_of, kind="stable")
        if self.size.grids:
            order = order[:1]
        return Frame(county, street, _joined(there, made_up, order), order_of[order])

    def _outside(self, rows: Ints) -> Outside:
        code, level, name = (self.rows[column][rows] for column in ("code", "level", "name"))
        return Outside(code, level, name, np.full(len(rows), ""), code)

    def _streets(self, county: str) -> Ints:
        found = np.flatnonzero((self.rows["within"] == county) & np.isin(self.rows["level"], STREETS))
        return found[:1] if self.size.partial else found

    def _communities(self, streets: Texts) -> Ints:
        return np.flatnonzero(np.isin(self.rows["within"], streets) & np.isin(self.rows["level"], COMMUNITIES))


def _told(divisions: Iterable[Division]) -> list[tuple[str, str, str, str]]:
    try:
        told = [(each.code, each.name, each.level, each.within or "") for each in divisions]
    except (AttributeError, TypeError):
        raise BadQuestion(
            "on: a table of divisions is rows that have code, name, level and within, as communitygov.divisions gives"
            " them",
            "on：区划表的每一行要有 code、name、level、within，communitygov.divisions 给出的就是",
        ) from None
    odd = [row[0] for row in told if not (str(row[0]).isascii() and str(row[0]).isdigit())]
    if odd:
        more = len(odd) - 1
        raise BadQuestion(
            f"the code {odd[0]!r} is no number" + (f", and {more:,} more" if more else ""),
            f"代码 {odd[0]!r} 不是数字" + (f"，另有 {more:,} 个" if more else ""),
        )
    return told


def _counties(table: Table, size: Size) -> Ints:
    """The counties that a size takes, cities without counties among them."""
    holds_streets = np.isin(table["code"], table["within"][np.isin(table["level"], STREETS)])
    is_county: Bools = (table["level"] == "district") | (holds_streets & np.isin(table["level"], ("city", "province")))
    rows = np.flatnonzero(is_county)
    if size.counties == 1:
        return rows[:1]
    digits = 2 if size.cities > 1 else 4
    outer = np.array([code[:digits] for code in table["code"][rows].tolist()], dtype=np.str_)
    found: Ints = rows[outer == outer[:1]]
    return found


def _joined(first: Outside, second: Outside, order: Ints) -> Outside:
    names = ("id", "level", "zh", "en", "code")
    tables = [{name: getattr(each, name) for name in names} for each in (first, second)]
    made = kept(stacked(names, tables), order)
    return Outside(**made)
