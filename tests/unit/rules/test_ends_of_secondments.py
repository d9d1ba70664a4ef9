"""A secondment ends with its post, and with the team whose seat that is."""

import pytest

from communitygov.testing import codes


@pytest.mark.parametrize(("until", "found"), [("", {"CG306"}), (" until 2026-06-01", set())])
def test_a_secondment_into_a_seat_ends_with_the_team(until, found):
    """
    A team of the epidemic that states its end has seconded members who go back on that day.
    """
    drawn = f"""
        community C
          grid G1
        organisation office (office) at C whole
        team help (service_group) at G1{until}
          seat doctor held by P9 leads
          seat cadre
        appoint P1 to help-cadre as seconded home office
        duty open
        help leads open
    """

    assert found == {*codes(drawn, at="2026-03-02")} & {"CG306"}
