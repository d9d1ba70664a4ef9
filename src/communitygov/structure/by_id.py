"""The rows of a table by their ids: a noun is made of a row when somebody asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.model.table import Table
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
