"""What is counted as in doubt: also what comes out of doubt, and it says so."""

import communitygov as cg
from communitygov.report.absence import absence_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.testing import sketch


def test_what_comes_out_of_doubt_is_said_to_be_counted() -> None:
    """
    Two claim it, one is away: the doubt is over, and the page says that it counts what was in doubt before.
    """
    structure = cg.build(
        sketch("""
            community C
              grid G1
                building B1: H1
            post one grid_leader at G1 held by P1
            post other grid_member at G1 held by P2
            duty sweep: household
            one leads sweep
            other leads sweep
        """)
    )
    found = cg.absence(structure, "person:P1", at="2020-02-01T10:00")

    assert {"in_doubt": 1} == {kind: count for kind, count in found.counts.items() if count}
    shown = draw(absence_page(found, Naming(found.names, "en")))
    assert "▲ in doubt before or after 1" in shown
    assert "  ▲ in doubt  sweep" in shown
