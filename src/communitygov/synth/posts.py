"""Who holds which post in a county: stewards, leaders, officers, managers and those of communities and streets."""

import numpy as np

from communitygov.synth.columns import Bools, Texts, numbered, texts
from communitygov.synth.draws import between
from communitygov.synth.frame import Frame
from communitygov.synth.ground import Ground
from communitygov.synth.plants import Plants
from communitygov.synth.staff import SECONDED, Staff
from communitygov.synth.zones import Zones


def stewards(staff: Staff, ground: Ground, plants: Plants) -> None:
    """A steward for every micro-grid, on at all hours but where it is planted otherwise."""
    planted, unit, post = plants.steward, ground.unit, texts("steward-", ground.unit_tag)
    there = planted != "no_steward"
    staff.post(post[there], kind="building_steward", serves=unit[there])
    held = np.isin(planted, ("", "steward_off"))
    of, many = ground.unit_building, len(post)
    same_building = np.concatenate([[False], of[1:] == of[:-1]])
    holder = staff.people.hats(same_building & staff.chance(many, 0.15))
    holder = np.where(staff.chance(many, 0.2), "unnamed", holder)
    is_led = plants.leader[ground.unit_grid] == ""
    by_office = held & is_led & (planted == "") & staff.chance(many, 0.01)
    holder = np.where(by_office, texts("post:leader-", ground.grid[ground.unit_grid]), holder)
    way = staff.rng.random(many)
    plain = (planted == "") & ~by_office
    by_turns, in_pair, acting = plain & (way < 0.25), plain & (way > 0.92), plain & (way > 0.25) & (way < 0.28)
    always = held & (planted == "") & ~by_turns & ~in_pair & ~acting
    staff.appoint(post[always], holder[always])
    staff.by_turns(post[by_turns], holder[by_turns])
    _in_pairs(staff, post, in_pair)
    staff.appoint(post[acting], holder[acting], capacity="acting")
    _failing_stewards(staff, post, planted, holder)
    staff.history(post[held], 0.05)


def _in_pairs(staff: Staff, post: Texts, chosen: Bools) -> None:
    """Two seats, held in turns; on a day as a whole both answer."""
    paired = np.isin(staff.posts[-1]["id"], post[chosen])
    staff.posts[-1] |= {"seats": np.where(paired, 2, 1), "together": paired}
    many = int(chosen.sum())
    staff.appoint(post[chosen], staff.named(many), shift="day")
    staff.appoint(post[chosen], staff.named(many), shift="night")


def _failing_stewards(staff: Staff, post: Texts, planted: Texts, holder: Texts) -> None:
    staff.appoint(post[planted == "steward_off"], holder[planted == "steward_off"], shift="day")
    staff.appoint(post[planted == "steward_unknown"], "unknown")
    one_of = post[planted == "steward_one_of"]
    staff.appoint(one_of, staff.one_of(len(one_of)))
    staff.vacated(post[planted == "steward_vacant"])


def leaders(staff: Staff, frame: Frame, ground: Ground, plants: Plants) -> None:
    """A leader for every grid; some act for another, are seconded, lead two grids or are the director by office."""
    planted, post = plants.leader, texts("leader-", ground.grid)
    there = planted != "no_leader"
    staff.post(post[there], kind="grid_leader", serves=ground.grid[there])
    many = len(post)
    same = np.concatenate([[False], ground.grid_community[1:] == ground.grid_community[:-1]])
    holder = staff.people.hats(same & staff.chance(many, 0.05))
    sound = np.isin(planted, ("", "rivals"))
    is_directed = plants.director[ground.grid_community] == ""
    way = staff.rng.random(many)
    by_turns, stood_in = sound & (way < 0.05), sound & (way >= 0.05) & (way < 0.08)
    acting, seconded = sound & (way >= 0.08) & (way < 0.13), sound & (way >= 0.13) & (way < 0.2)
    by_office = sound & is_directed & (way >= 0.2) & (way < 0.22) & (planted == "")
    unnamed = sound & (way > 0.92)
    deputised = sound & (way > 0.82) & (way <= 0.92)
    plain = sound & ~by_turns & ~stood_in & ~acting & ~seconded & ~by_office & ~unnamed
    staff.appoint(post[plain], holder[plain])
    staff.appoint(post[deputised], staff.named(int(deputised.sum())), capacity="deputy")
    staff.appoint(post[unnamed], "unnamed")
    staff.by_turns(post[by_turns], holder[by_turns])
    staff.appoint(post[stood_in], holder[stood_in], shift="day")
    staff.stand_in(texts("post:instructor-", ground.grid[stood_in]), texts("post:", post[stood_in]))
    staff.appoint(post[acting], holder[acting], capacity="acting")
    _seconded(staff, frame, post[seconded], holder[seconded])
    director = texts("post:director-", frame.community.id[ground.grid_community])
    staff.appoint(post[by_office], director[by_office])
    staff.appoint(post[planted == "leader_off"], holder[planted == "leader_off"], shift="day")
    staff.appoint(post[planted == "leader_unknown"], "unknown")
    one_of = post[planted == "leader_one_of"]
    staff.appoint(one_of, staff.one_of(len(one_of)))
    staff.vacated(post[planted == "leader_vacant"])


def _seconded(staff: Staff, frame: Frame, posts: Texts, holder: Texts) -> None:
    bureau = numbered(between(staff.rng, 1, BUREAUS, len(posts)))
    home = texts(f"bureau-{frame.county.code}-", bureau)
    dates = {"from": SECONDED[0], "until": SECONDED[1]}
    staff.appoint(posts, holder, capacity="seconded", home=home, **dates)


BUREAUS = 8


def grid_people(staff: Staff, ground: Ground, plants: Plants) -> None:
    """Three or four members of every grid, on by day and together; an instructor; here and there a deputy leader."""
    many = len(ground.grid)
    post = texts("members-", ground.grid)
    seats = np.where(staff.chance(many, 0.43), 4, 3)
    staff.post(post, kind="grid_member", serves=ground.grid, seats=seats, together=True, shift="day")
    each = np.repeat(post, seats)
    staff.appoint(each, staff.named(len(each), unnamed=0.4))
    post = texts("instructor-", ground.grid)
    staff.post(post, kind="grid_instructor", serves=ground.grid)
    same = np.concatenate([[False], ground.grid_community[1:] == ground.grid_community[:-1]])
    staff.appoint(post, staff.people.hats(same & staff.chance(many, 0.6)))
    sound = plants.leader == ""
    some = staff.chance(many, 0.1)
    some[np.flatnonzero(sound)[:1]] = True
    chosen = (plants.leader == "rivals") | (sound & some)
    post = texts("deputy-", ground.grid[chosen])
    staff.post(post, kind="deputy_grid_leader", serves=ground.grid[chosen])
    staff.appoint(post, staff.people.some(len(post)))


def of_zones(staff: Staff, frame: Frame, zones: Zones, plants: Plants) -> None:
    """An officer of every police area, by turns; a manager of every compound; guards of every gate, by turns."""
    planted, post = plants.officer, texts("officer-", zones.area)
    there = planted != "no_officer"
    staff.post(post[there], kind="community_police_officer", serves=zones.area[there])
    sound, off = post[planted == ""], post[planted == "officer_off"]
    staff.by_turns(sound, staff.people.some(len(sound)))
    staff.appoint(off, staff.people.some(len(off)), shift="day")
    staff.vacated(post[planted == "officer_vacant"])
    planted, post = plants.manager, texts("manager-", zones.compound)
    company = texts("company-", frame.community.id[zones.compound_community])
    staff.post(post, kind="property_manager", serves=zones.compound, organisation=company)
    held = post[planted == ""]
    staff.appoint(held, staff.named(len(held)))
    staff.vacated(post[planted == "manager_vacant"])
    post = texts("guard-", zones.gate)
    staff.post(post, kind="gate_guard", serves=zones.gate)
    staff.by_turns(post, "unnamed")


def of_communities(staff: Staff, frame: Frame, plants: Plants) -> None:
    """A secretary, who is the director too in every second community; a public-health liaison; those of the street."""
    many = frame.communities
    director, secretary = texts("director-", frame.community.id), texts("secretary-", frame.community.id)
    committee = texts("committee-", frame.community.id)
    staff.post(director, kind="community_director", serves=frame.community.id, organisation=committee)
    staff.post(secretary, kind="community_secretary", serves=frame.community.id)
    heads = staff.people.some(many)
    held = plants.director == ""
    staff.appoint(secretary, heads)
    other = np.where(staff.chance(many, 0.5), heads, staff.people.some(many))
    staff.appoint(director[held], other[held])
    staff.vacated(director[~held])
    post = texts("health-", frame.community.id)
    staff.post(post, kind="public_health_liaison", serves=frame.community.id)
    staff.appoint(post, staff.people.hats(staff.chance(many, 0.1)), shift="office")
    street = frame.street.id
    post = texts("street-director-", street)
    staff.post(post, kind="subdistrict_director", serves=street, organisation=texts("office-", street))
    staff.appoint(post, staff.people.some(frame.streets))
