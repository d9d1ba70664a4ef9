"""What the tests of parts share."""

import pytest
from tests.unit.spark.drawn import AT, CITY

from communitygov import spark
from communitygov.testing.sketch import sketch


@pytest.fixture
def city() -> spark.Parts:
    """The city in three parts."""
    return spark.cut(sketch(CITY), "district", at=AT)
