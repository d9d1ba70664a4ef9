"""Both programs, asked what the decisions say."""

from typing import Any

from tests.oracle.compare import sides

from communitygov.model.register import Register

SIDES = sides()


def states(ask: Any, register: Register, *wheres: str, **more: Any) -> list[str]:
    """The states at some places."""
    return [ask(register, where, **more)["state"] for where in wheres]


def holders(found: dict[str, Any], name: str = "lead") -> list[str | None]:
    """The holders of a list."""
    return [entry[1] for entry in found[name]]
