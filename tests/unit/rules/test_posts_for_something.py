"""The rule about posts that are for nothing (CG309)."""

from tests.unit.rules.people_drawn import GROUND, said, silent, unchecked


def test_posts_that_rows_refer_to_are_for_something():
    """
    By name, by kind, as head, ex officio, in a link, as who switched: each is enough; an appointment is not.
    """
    ground = "community C\npost a secretary at C held by P1\npost b director at C held by P2\nduty d\npost:b leads d\n"
    something = (
        "a assists d",
        "every secretary assists d",
        "organisation o (office) at C head a",
        "post c chair at C held by post:a\nc assists d",
        "a reports to post:b",
        "switch emergency at C until 2026-05-01 by post:a",
        "team t at C\n  seat s held by post:a leads",
    )

    assert [("post:a", "no share, link, body, team or other post refers to a")] == said(ground, "CG309")
    for line in something:
        assert silent(ground + line, "CG309"), line


def test_without_shares_nothing_is_known_of_what_posts_are_for():
    """
    A register of posts alone is not full of posts for nothing.
    """
    assert silent("community C\npost a secretary at C held by P1", "CG309")
    assert ["the register states no shares"] == unchecked("community C\npost a secretary at C held by P1", "CG309")


def test_made_posts_of_which_some_are_referred_to():
    """
    A link names one of five: the others are told, once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by unnamed
    post chief secretary at C held by P1
    duty d
    chief leads d
    post:steward-B1-1 reports to post:chief
    """

    ((subject, message),) = said(drawn, "CG309")

    assert "post:steward" == subject
    assert "steward-B1-1" not in message
    assert silent(drawn.replace("post:steward-B1-1", "post:steward"), "CG309")
