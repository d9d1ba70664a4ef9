"""An example, built, saved and opened."""

import pytest

import communitygov as cg


@pytest.fixture(scope="session")
def built():
    """Heshun, built."""
    return cg.build(cg.example("heshun"))


@pytest.fixture(scope="session")
def file(built, tmp_path_factory):
    """Heshun, saved."""
    path = tmp_path_factory.mktemp("saved") / "heshun.cg"
    cg.save(built, path)
    return path


@pytest.fixture(scope="session")
def opened(file):
    """Heshun, opened."""
    return cg.open_structure(file)
