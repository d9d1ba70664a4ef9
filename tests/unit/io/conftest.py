"""The tests of spelling write rows of made-up words; only the tests of words look at the vocabulary."""

import pytest

from communitygov.io import read


@pytest.fixture(autouse=True)
def _any_word_will_do(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the vocabulary aside, but in the tests that are about it."""
    if "test_vocabulary_words" not in request.node.nodeid:
        monkeypatch.setattr(read, "unknown_words", lambda register, listed: [])
