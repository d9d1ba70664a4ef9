"""Which rows of a column may hold a number of a person: in most columns of a city none."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.personal import may_have_number
from communitygov.model.parts import Chained, Parts
from communitygov.model.table import Column, Written
from communitygov.rules.references.written import texts_in
from communitygov.structure.places import Bools


def rows_to_look_at(column: Column[Any]) -> Bools:
    """Which rows of a column may: rather too many than too few."""
    if isinstance(column, Coded):
        return np.array([*_values(column.values), False], dtype=np.bool_)[column.codes]  # -1 is the last: not stated
    if isinstance(column, Written):
        return np.array(may_have_number(list(column.texts)), dtype=np.bool_)
    found = np.zeros(len(column), dtype=np.bool_)
    if isinstance(column, Parts):
        for each in (*column.parts.values(), *(() if column.whole is None else (column.whole,))):
            found |= rows_to_look_at(each)
    elif isinstance(column, Chained):
        for number, each in enumerate(column.columns):
            if each is not None:
                here = np.flatnonzero(column.which == number)
                found[here] = rows_to_look_at(each)[column.rows[here]]
    else:
        found[:] = True
    return found


def _values(values: Sequence[Any]) -> Bools:
    """Which of some values may."""
    each = [(number, text) for number, value in enumerate(values) for _, text in texts_in(value)]
    found = np.zeros(len(values), dtype=np.bool_)
    told = may_have_number([text for _, text in each])
    found[[number for (number, _), may in zip(each, told, strict=True) if may]] = True
    return found
