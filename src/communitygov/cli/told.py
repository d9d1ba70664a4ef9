"""How the answer to a question about many is shown: a page, or its JSON; names of persons only where asked for."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from attrs import evolve, frozen

from communitygov.cli.output import show_data, show_json, show_page
from communitygov.cli.source import people_of, words_of

if TYPE_CHECKING:
    from communitygov.model.register import Register
    from communitygov.report.naming import Naming
    from communitygov.report.page import Page
    from communitygov.report.words import Tongue


class Told(Protocol):
    """An answer that is frozen, has names and a published form."""

    @property
    def names(self) -> Any:
        """Names of what it meets, never of persons."""
        ...

    def to_json(self) -> dict[str, Any]:
        """The answer in its published form."""
        ...


A = TypeVar("A", bound=Told)


@frozen
class Shown:
    """How an answer is to be shown: in which form and language, and whether with names of persons."""

    form: str
    names: bool
    tongue: "Tongue"


def show(
    found: A,
    registers: "Iterable[Register]",
    shown: Shown,
    page: "Callable[[A, Naming], Page]",
    csv: Callable[[A], str] | None = None,
) -> int:
    """Print an answer about some registers, and give the exit code of one that is answered."""
    from communitygov.report.data import with_people
    from communitygov.report.naming import Naming

    words: dict[str, Any] = {}
    people: dict[str, Any] = {}
    for register in registers:
        words |= words_of(register)
        people |= people_of(register, asked=shown.names) or {}
    if shown.form == "json":
        show_json(with_people(found.to_json(), people if shown.names else None))
    elif shown.form == "csv" and csv is not None:
        show_data(csv(found))
    else:
        found = evolve(found, names=words | found.names)  # type: ignore[misc]  # every answer is an attrs value
        show_page(page(found, Naming(found.names, shown.tongue, people)))
    return 0
