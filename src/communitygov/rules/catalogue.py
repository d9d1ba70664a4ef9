"""The catalogue: every rule, by name, in the order in which they are asked."""

from communitygov.rules.answers.cg501_nobody_leads import nobody_leads
from communitygov.rules.people.cg301_vacant_post import vacant_post
from communitygov.rules.references.cg110_points_nowhere import points_nowhere
from communitygov.rules.references.cg115_waiver_for_nothing import waiver_for_nothing
from communitygov.rules.rule import Rule

CATALOGUE: tuple[Rule, ...] = (
    points_nowhere,
    waiver_for_nothing,
    vacant_post,
    nobody_leads,
)
"""The rules of this version."""
