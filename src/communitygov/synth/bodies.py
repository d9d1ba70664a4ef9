"""Bodies of a county, and the shares, switches, exemptions and links that are said of places in it."""

import numpy as np

from communitygov.synth.columns import Part, Table, Texts, rows, stacked, texts
from communitygov.synth.draws import chance
from communitygov.synth.duties import MATTERS, RIVALS
from communitygov.synth.frame import Frame
from communitygov.synth.ground import Ground
from communitygov.synth.key import exempted
from communitygov.synth.outcomes import EXEMPT
from communitygov.synth.plants import Plants
from communitygov.synth.posts import BUREAUS
from communitygov.synth.zones import Zones

ORGANISATION = ("id", "kind", "serves", "head", "whole", "above")
SHARE = ("id", "duty", "group", "part", "who", "where")
LINK = ("kind", "who", "to")

_BEHIND = {"police_or_out": "station", "police_anywhere": "station", "health": "health-centre"}
_BY_COMMITTEE = 0.4
_SWITCHED = ("2026-02-20", "2026-04-01")
_EXEMPTED = ("2026-01-01", "2026-07-01")


def organisations(frame: Frame, zones: Zones) -> Table:
    """Offices, stations and health centres of streets, committees of communities, property companies, bureaus."""
    street = frame.street.id
    office, director = texts("office-", street), texts("street-director-", street)
    committee, head = texts("committee-", frame.community.id), texts("director-", frame.community.id)
    company = np.unique(zones.compound_community)
    bureau = texts(f"bureau-{frame.county.code}-", np.arange(1, BUREAUS + 1).astype(np.str_))
    parts: list[Part] = [
        {"id": office, "kind": "subdistrict_office", "serves": street, "head": director},
        {"id": texts("station-", street), "kind": "police_station", "serves": street, "whole": True},
        {"id": texts("health-centre-", street), "kind": "health_centre", "serves": street, "whole": True},
        {
            "id": committee,
            "kind": "residents_committee",
            "serves": frame.community.id,
            "head": head,
            "above": office[frame.community_street],
        },
        {"id": texts("company-", frame.community.id[company]), "kind": "property_company", "whole": True},
        {"id": bureau, "kind": "bureau", "whole": True},
    ]
    made = [rows({"whole": False, **part}, len(np.asarray(part["id"]))) for part in parts]
    return stacked(ORGANISATION, made)


def shares(frame: Frame, ground: Ground, plants: Plants, rng: np.random.Generator) -> Table:
    """What stands behind officers and liaisons of a street, whom a community has named, and who claims a group."""
    by_committee = chance(rng, frame.communities, _BY_COMMITTEE) & (plants.director == "")
    committee, secretary = (
        texts(start, frame.community.id) for start in ("organisation:committee-", "post:secretary-")
    )
    parts: list[Table] = []
    for matter in MATTERS:
        body = _BEHIND.get(matter.ladder)
        if body is not None:
            ids = texts(f"{body}-", frame.street.id)
            who: Part = {"duty": matter.id, "part": "lead", "who": texts("organisation:", ids)}
            parts.append(rows({**who, "where": frame.street.id}, frame.streets))
        if matter.ladder == "local":
            named: Part = {"duty": matter.id, "part": "lead", "who": np.where(by_committee, committee, secretary)}
            parts.append(rows({**named, "where": frame.community.id}, frame.communities))
    rival = ground.grid[plants.leader == "rivals"]
    claim: Part = {"group": RIVALS, "part": "lead", "who": texts("post:deputy-", rival)}
    claim["id"] = texts("claim-", rival)
    parts.append(rows(claim, len(rival)))
    return stacked(SHARE, parts)


def switches(frame: Frame, rng: np.random.Generator) -> Table:
    """The epidemic mode in some communities; in a few it is over."""
    drawn = rng.random(frame.communities)
    chosen = drawn < 0.15
    by = texts("post:street-director-", frame.street.id[frame.community_street])
    over = drawn[chosen] < 0.04
    made: Part = {
        "mode": "epidemic",
        "where": frame.community.id[chosen],
        "by": by[chosen],
        "from": np.where(over, "2025-12-01", _SWITCHED[0]),
        "until": np.where(over, "2026-02-01", _SWITCHED[1]),
    }
    return rows(made, int(chosen.sum()))


def exemptions(ground: Ground, plants: Plants) -> Table:
    """Buildings that are left out of a duty for half a year."""
    parts: list[Table] = []
    for duty in EXEMPT:
        where = ground.building[plants.exempt[exempted(plants, duty)]]
        made: Part = {"duty": duty, "where": where, "reason": "整幢腾空，待改造"}
        parts.append(rows({**made, "from": _EXEMPTED[0], "until": _EXEMPTED[1]}, len(where)))
    return stacked(("duty", "where", "reason", "from", "until"), parts)


def links(frame: Frame, ground: Ground, plants: Plants, others: list[Table]) -> Table:
    """Leaders report to the director of the community, directors to that of the street; and who stands in."""
    there = plants.leader != "no_leader"
    directors = texts("post:director-", frame.community.id)
    streets = texts("post:street-director-", frame.street.id)
    return stacked(
        LINK,
        [
            _reports(texts("post:leader-", ground.grid[there]), directors[ground.grid_community[there]]),
            _reports(directors, streets[frame.community_street]),
            *others,
        ],
    )


def _reports(who: Texts, to: Texts) -> Table:
    said: Part = {"kind": "reports_to", "who": who, "to": to}
    return rows(said, len(who))
