"""The catalogue: every rule, by name, in the order in which they are asked."""

from communitygov.rules.answers.cg501_nobody_leads import nobody_leads
from communitygov.rules.answers.cg502_nobody_holds import nobody_holds
from communitygov.rules.answers.cg503_two_claims import two_claims
from communitygov.rules.answers.cg504_too_far import too_far
from communitygov.rules.answers.cg505_only_a_catch_all import only_a_catch_all
from communitygov.rules.answers.cg506_lead_inside_exemption import lead_inside_exemption
from communitygov.rules.answers.cg507_nobody_on import nobody_on
from communitygov.rules.answers.cg508_not_known_who import not_known_who
from communitygov.rules.answers.cg509_switches_disagree import switches_disagree
from communitygov.rules.answers.cg510_escalation_in_a_circle import escalation_in_a_circle
from communitygov.rules.answers.cg511_escalation_into_a_void import escalation_into_a_void
from communitygov.rules.answers.cg512_escalation_to_oneself import escalation_to_oneself
from communitygov.rules.answers.cg513_answers_in_a_circle import answers_in_a_circle
from communitygov.rules.answers.cg514_rests_on_made_up import rests_on_made_up
from communitygov.rules.answers.cg515_step_never_reached import step_never_reached
from communitygov.rules.lists.cg601_duty_without_means import duty_without_means
from communitygov.rules.lists.cg602_duty_not_admitted import duty_not_admitted
from communitygov.rules.lists.cg603_duty_to_be_refused import duty_to_be_refused
from communitygov.rules.lists.cg604_duty_for_no_place import duty_for_no_place
from communitygov.rules.lists.cg605_duty_below_its_level import duty_below_its_level
from communitygov.rules.lists.cg606_measure_without_basis import measure_without_basis
from communitygov.rules.lists.cg607_share_for_no_place import share_for_no_place
from communitygov.rules.norms.cg801_committee_area import committee_area
from communitygov.rules.party.cg401_temporary_branch_unapproved import temporary_branch_unapproved
from communitygov.rules.party.cg402_temporary_branch_without_end import temporary_branch_without_end
from communitygov.rules.party.cg403_branch_too_small import branch_too_small
from communitygov.rules.party.cg404_branch_too_large import branch_too_large
from communitygov.rules.people.cg301_vacant_post import vacant_post
from communitygov.rules.people.cg302_more_holders_than_seats import more_holders_than_seats
from communitygov.rules.people.cg303_appointed_twice import appointed_twice
from communitygov.rules.people.cg304_term_run_out import term_run_out
from communitygov.rules.people.cg305_several_hats import several_hats
from communitygov.rules.people.cg306_secondment_without_end import secondment_without_end
from communitygov.rules.people.cg307_stairwell_without_steward import stairwell_without_steward
from communitygov.rules.people.cg308_stairwell_without_committee import stairwell_without_committee
from communitygov.rules.people.cg309_post_for_nothing import post_for_nothing
from communitygov.rules.people.cg310_outside_the_post import outside_the_post
from communitygov.rules.places.cg201_place_in_itself import place_in_itself
from communitygov.rules.places.cg202_two_parents import two_parents
from communitygov.rules.places.cg203_level_inversion import level_inversion
from communitygov.rules.places.cg204_outside_the_grids import outside_the_grids
from communitygov.rules.places.cg205_overlapping_zones import overlapping_zones
from communitygov.rules.places.cg206_division_code import division_code
from communitygov.rules.places.cg207_code_outside_parent import code_outside_parent
from communitygov.rules.places.cg208_credit_code import credit_code
from communitygov.rules.places.cg209_ids_alike import ids_alike
from communitygov.rules.places.cg210_not_counted import not_counted
from communitygov.rules.places.cg211_outside_the_zones import outside_the_zones
from communitygov.rules.places.cg212_counts_disagree import counts_disagree
from communitygov.rules.places.cg213_within_nothing import within_nothing
from communitygov.rules.places.cg214_counted_twice import counted_twice
from communitygov.rules.places.cg215_words_in_a_circle import words_in_a_circle
from communitygov.rules.references.cg104_unknown_word import unknown_word
from communitygov.rules.references.cg105_id_twice import id_twice
from communitygov.rules.references.cg110_points_nowhere import points_nowhere
from communitygov.rules.references.cg111_no_such_group import no_such_group
from communitygov.rules.references.cg112_no_such_seat import no_such_seat
from communitygov.rules.references.cg113_unlisted_holder import unlisted_holder
from communitygov.rules.references.cg114_bodies_in_a_circle import bodies_in_a_circle
from communitygov.rules.references.cg115_waiver_for_nothing import waiver_for_nothing
from communitygov.rules.references.cg120_identity_number import identity_number
from communitygov.rules.references.cg121_telephone_number import telephone_number
from communitygov.rules.rule import Rule
from communitygov.rules.teams.cg701_seat_missing import seat_missing
from communitygov.rules.teams.cg702_seat_vacant import seat_vacant
from communitygov.rules.teams.cg703_team_without_lead import team_without_lead
from communitygov.rules.teams.cg704_two_seats_one_person import two_seats_one_person
from communitygov.rules.teams.cg705_no_medic import no_medic
from communitygov.rules.teams.cg706_switch_without_end import switch_without_end
from communitygov.rules.teams.cg707_emergency_without_end import emergency_without_end
from communitygov.rules.teams.cg708_case_without_end import case_without_end
from communitygov.rules.teams.cg709_calendar_unknown import calendar_unknown
from communitygov.rules.teams.cg710_exemption_without_end import exemption_without_end

CATALOGUE: tuple[Rule, ...] = (
    unknown_word,
    id_twice,
    points_nowhere,
    no_such_group,
    no_such_seat,
    unlisted_holder,
    bodies_in_a_circle,
    identity_number,
    telephone_number,
    place_in_itself,
    two_parents,
    level_inversion,
    outside_the_grids,
    overlapping_zones,
    division_code,
    code_outside_parent,
    credit_code,
    ids_alike,
    not_counted,
    outside_the_zones,
    counts_disagree,
    within_nothing,
    counted_twice,
    words_in_a_circle,
    vacant_post,
    more_holders_than_seats,
    appointed_twice,
    term_run_out,
    several_hats,
    secondment_without_end,
    stairwell_without_steward,
    stairwell_without_committee,
    post_for_nothing,
    outside_the_post,
    temporary_branch_unapproved,
    temporary_branch_without_end,
    branch_too_small,
    branch_too_large,
    nobody_leads,
    nobody_holds,
    two_claims,
    too_far,
    only_a_catch_all,
    lead_inside_exemption,
    nobody_on,
    not_known_who,
    switches_disagree,
    escalation_in_a_circle,
    escalation_into_a_void,
    escalation_to_oneself,
    answers_in_a_circle,
    rests_on_made_up,
    step_never_reached,
    duty_without_means,
    duty_not_admitted,
    duty_to_be_refused,
    duty_for_no_place,
    duty_below_its_level,
    measure_without_basis,
    share_for_no_place,
    seat_missing,
    seat_vacant,
    team_without_lead,
    two_seats_one_person,
    no_medic,
    switch_without_end,
    emergency_without_end,
    case_without_end,
    calendar_unknown,
    exemption_without_end,
    committee_area,
    waiver_for_nothing,
)
"""The rules of this version; the last of them looks at what all others have found."""
