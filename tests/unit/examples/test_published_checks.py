"""What reading, coverage and the rules say of three communities of which little was published: nothing untrue."""

import pytest
from tests.unit.examples.published import DOCUMENTS, FOLDER, SEEN, codes, counted, structure_of

import communitygov as cg

HOLES = ("missing", "vacant", "off_shift", "too_far")


@pytest.mark.parametrize("name", DOCUMENTS)
class TestEveryDocument:
    """What holds of all three."""

    def test_it_is_read_without_a_finding(self, name):
        """
        Reading has nothing to say, and nothing points nowhere.
        """
        partial = cg.read(FOLDER / f"{name}.yaml", partial=True)

        assert partial.findings == ()
        assert cg.build(partial.register).dangling == ()

    def test_nobody_is_named(self, name):
        """
        There is no person in it, not even an id.
        """
        assert cg.read(FOLDER / f"{name}.yaml").people == ()

    @pytest.mark.parametrize("level", [None, "household", "grid", "community"])
    def test_it_has_no_hole(self, name, level):
        """
        At no level is anything found to be a hole: what is not recorded is not absent.
        """
        cover = cg.coverage(structure_of(name), level=level, at=SEEN)

        assert not set(HOLES) & set(counted(cover))

    def test_the_check_finds_no_error(self, name):
        """
        None of the rules finds an error in it.
        """
        cg.check(structure_of(name), at=SEEN).raise_for("error")


class TestTheChecks:
    """What the rules say of them."""

    def test_of_wanan(self):
        """
        Homes are not counted, and no building is listed for the duty that is for buildings.
        """
        assert codes(structure_of("wanan")) == {"CG210": 1, "CG604": 1}

    def test_of_the_farm(self):
        """
        Nothing: 4,839 homes are those of four residents' committees, and the law speaks of one.
        """
        found = cg.check(structure_of("farm"), at=SEEN)

        assert found.findings == ()
        assert "CG801" in {each.code for each in found.not_checked}

    def test_of_sanqiao(self):
        """
        It is not known which building leader, nor who is in the teams, nor in which large grid a small one lies.
        """
        found = cg.check(sanqiao := structure_of("sanqiao"), at=SEEN)

        assert codes(sanqiao) == {"CG508": 2, "CG514": 2}
        assert {"CG204", "CG307"} <= {each.code for each in found.not_checked}
