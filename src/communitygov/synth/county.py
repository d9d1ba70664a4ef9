"""One county as tables: places, zones, posts, appointments and all else that lies in it, and its key."""

import numpy as np
from attrs import frozen

from communitygov.synth.bodies import exemptions, links, organisations, shares, switches
from communitygov.synth.columns import Table, Tables, length
from communitygov.synth.frame import County, Frame
from communitygov.synth.ground import Ground
from communitygov.synth.key import controls, holes, planted_rows
from communitygov.synth.people import People
from communitygov.synth.place_rows import layouts, places, zone_rows
from communitygov.synth.plants import plants, without
from communitygov.synth.posts import grid_people, leaders, of_communities, of_zones, stewards
from communitygov.synth.staff import Staff
from communitygov.synth.zones import zones


@frozen(eq=False)
class CountyTables:
    """The tables of one county."""

    county: County
    tables: Tables
    """By section; columns as the contract of tables has them."""
    planted: Table
    """What was planted in it: holes and controls."""
    homes: int
    """Homes that are counted."""
    grids: int

    @property
    def code(self) -> str:
        """Its code, by which its folder is called."""
        return self.county.code

    @property
    def key(self) -> Table:
        """The holes that are planted in it."""
        return holes(self.planted)

    @property
    def controls(self) -> Table:
        """What looks like a hole in it and is none."""
        return controls(self.planted)

    @property
    def places(self) -> int:
        """Rows of places."""
        return length(self.tables["places"])

    @property
    def posts(self) -> int:
        """Rows of posts."""
        return length(self.tables["posts"])


def county_tables(frame: Frame, grounded: Ground, rng: np.random.Generator, *, planted: bool) -> CountyTables:
    """Make the tables of a county from its outer places and its ground."""
    zoned = zones(frame, grounded, rng)
    drawn = plants(frame, grounded, zoned, rng)
    fails = drawn if planted else without(drawn)
    staff = Staff(People(frame.county.code), rng)
    stewards(staff, grounded, fails)
    leaders(staff, frame, grounded, fails)
    grid_people(staff, grounded, fails)
    of_zones(staff, frame, zoned, fails)
    of_communities(staff, frame, fails)
    tables: Tables = {
        "places": places(frame, grounded, zoned),
        "layouts": layouts(grounded),
        "zones": zone_rows(grounded, zoned),
        "organisations": organisations(frame, zoned),
        **staff.tables(),
        "shares": shares(frame, grounded, fails, rng),
        "switches": switches(frame, rng),
        "exemptions": exemptions(grounded, fails),
        "links": links(frame, grounded, fails, staff.links),
    }
    return CountyTables(
        county=frame.county,
        tables={section: table for section, table in tables.items() if length(table)},
        planted=planted_rows(grounded, zoned, fails),
        homes=int(grounded.building_homes.sum()),
        grids=len(grounded.grid),
    )
