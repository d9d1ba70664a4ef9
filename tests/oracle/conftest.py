"""What several of these tests are given."""

from typing import Any

import pytest
from tests.oracle.compare import Ask, comparable
from tests.oracle.decided import SIDES
from tests.oracle.facts import DAY

from communitygov.model.register import Register


@pytest.fixture(params=SIDES.values(), ids=SIDES)
def ask(request: pytest.FixtureRequest) -> Any:
    """Ask one of the two programs about a home, for the duty `open`, by day, unless it is said otherwise."""
    side: Ask = request.param

    def asked(
        register: Register, where: str = "H1a", duty: str = "open", at: str = DAY, mode: str | None = None
    ) -> dict[str, Any]:
        return comparable(side(register, where, duty, mode, at))

    return asked
