"""The rows of a table by their ids: a noun is made of a row when somebody asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.model.table import Table
from communitygov.structure.dangling import Loose
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Longs


@frozen(eq=False, repr=False, getstate_setstate=False)
class RowsById(Lasting, Mapping[str, Any]):
    """Nouns by id; of several rows with one id the first."""

    rows: Table[Any]
    index: TextIndex
    twice: Longs
    """Rows with the id of an earlier one."""

    @classmethod
    def of(cls, rows: Table[Any]) -> "RowsById":
        """Index the ids of a table."""
        return cls(rows, *TextIndex.with_again(texts(rows, "id")))

    def __getitem__(self, identity: str) -> Any:
        row = self.index.find(identity)
        if row < 0:
            raise KeyError(identity)
        return self.rows[row]

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and self.index.find(identity) >= 0

    def __iter__(self) -> Iterator[str]:
        again = {*self.twice.tolist()}
        ids: Texts = self.index.texts
        return (identity for row, identity in enumerate(ids) if row not in again)

    def __len__(self) -> int:
        return len(self.index) - len(self.twice)


def rows_by_id(section: str, rows: Sequence[Any], loose: list[Loose]) -> Mapping[str, Any]:
    """Rows by their ids; of several with one id the first, and the others hang loose."""
    if isinstance(rows, Table):
        found = RowsById.of(rows)
        loose += [(section, row, "id", found.index.texts[row]) for row in found.twice.tolist()]
        return found
    known: dict[str, Any] = {}
    for number, row in enumerate(rows):
        if known.setdefault(row.id, row) is not row:
            loose.append((section, number, "id", row.id))
    return FrozenMap(known)
