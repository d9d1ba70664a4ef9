"""Typed front doors: places, organisations, teams and posts of a fixed level or kind."""

from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.post import Post
from communitygov.model.team import Team
from communitygov.model.zone import Zone


class District(Place):
    """A district or county (区县)."""

    level: str | None = "district"


class Subdistrict(Place):
    """A sub-district (街道)."""

    level: str | None = "subdistrict"


class Community(Place):
    """A community (社区)."""

    level: str | None = "community"


class Grid(Place):
    """A grid (网格)."""

    level: str | None = "grid"


class MicroGrid(Place):
    """A micro-grid (微网格)."""

    level: str | None = "micro_grid"


class Building(Place):
    """A building (楼栋)."""

    level: str | None = "building"


class Entrance(Place):
    """An entrance of a building (单元)."""

    level: str | None = "entrance"


class Household(Place):
    """A household (户): a place without persons."""

    level: str | None = "household"


class Shop(Place):
    """A shop along the street (商铺)."""

    site: str | None = "shop"


class Gate(Place):
    """A gate of a compound (门岗)."""

    site: str | None = "gate"


class Case(Place):
    """A case (个案): an opaque id and an end, never a person."""

    site: str | None = "case"


class Compound(Zone):
    """A residential compound (小区)."""

    kind: str = "compound"


class PoliceArea(Zone):
    """A police area (警格)."""

    kind: str = "police_area"


class PartyBranch(Organisation):
    """A Party branch (党支部)."""

    kind: str = "party_branch"


class TemporaryPartyBranch(Organisation):
    """A temporary Party branch (临时党支部)."""

    kind: str = "temporary_party_branch"


class ResidentsCommittee(Organisation):
    """A residents' committee (居民委员会)."""

    kind: str = "residents_committee"


class OwnersCommittee(Organisation):
    """An owners' committee (业主委员会)."""

    kind: str = "owners_committee"


class PropertyCompany(Organisation):
    """A property company (物业服务企业)."""

    kind: str = "property_company"


class GridLeader(Post):
    """The leader of a grid (网格长)."""

    kind: str = "grid_leader"


class GridMember(Post):
    """A grid member (网格员)."""

    kind: str = "grid_member"


class BuildingSteward(Post):
    """A building steward (楼道长)."""

    kind: str = "building_steward"


class PublicHealthLiaison(Post):
    """A public-health liaison (公共卫生联络员)."""

    kind: str = "public_health_liaison"


class ResponseTeam(Team):
    """A "1+3" response team (1+3 小组)."""

    template: str | None = "seed_1_3"


class StairwellCommittee(Team):
    """A stairwell committee (楼委会)."""

    template: str | None = "stairwell_committee"
