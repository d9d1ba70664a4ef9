"""cedarpy: yes or no by rules of access. It has no way to say who.

Places are entities with what they lie in as parents; a person has, for each kind of post, the places served. A rule
for each kind says yes where the place lies in one of those. Duties are actions in the groups of the kinds that lead
them. Policies and entities are parsed once, which is most of the time of a request otherwise.
"""

import json
from pathlib import Path
from typing import Any

import cedarpy
from tests.benchmarks.peers.base import Candidate, entrance_of
from tests.benchmarks.peers.masks import masks
from tests.benchmarks.peers.tables import rows

RULE = """permit(principal, action in Action::"{kind}", resource)
    when {{ principal has {kind} && resource in principal.{kind} }};"""


class CedarPy(Candidate):
    """Twelve rules, and all places and persons as entities."""

    name = "cedarpy"

    def __init__(self, folder: Path) -> None:
        """Parse rules and entities once."""
        known = masks(folder)
        self.rules = cedarpy.PolicySet.from_str("\n".join(RULE.format(kind=kind.name) for kind in known.kinds))
        entities = [_entity("Place", row["id"], row["within"]) for row in rows(folder, "places")]
        for row in rows(folder, "layouts"):
            entities += [_entity("Place", f"{row['place']}/{n}", row["place"]) for n in range(1, row["entrances"] + 1)]
        for number, duty in enumerate(known.duties):
            led = [_uid("Action", kind.name) for kind in known.kinds if kind.leads >> number & 1]
            entities.append({"uid": _uid("Action", duty), "attrs": {}, "parents": led})
        served = {row["id"]: (row["kind"], row["serves"]) for row in rows(folder, "posts")}
        persons: dict[str, dict[str, list[Any]]] = {}
        for row in rows(folder, "appointments"):
            kind, place = served[row["post"]]
            persons.setdefault(row["holder"], {}).setdefault(kind, []).append({"__entity": _uid("Place", place)})
        entities += [{"uid": _uid("Person", person), "attrs": held, "parents": []} for person, held in persons.items()]
        self.entities = cedarpy.Entities.from_json_str(json.dumps(entities))

    def may(self, person: str, place: str, duty: str) -> bool:
        """One request."""
        request = {
            "principal": f'Person::"{person}"',
            "action": f'Action::"{duty}"',
            "resource": f'Place::"{entrance_of(place)}"',
        }
        return cedarpy.is_authorized(request, self.rules, self.entities).allowed


def _uid(kind: str, text: str) -> dict[str, str]:
    return {"type": kind, "id": text}


def _entity(kind: str, text: str, within: str | None) -> dict[str, Any]:
    return {"uid": _uid(kind, text), "attrs": {}, "parents": [_uid(kind, within)] if within is not None else []}
