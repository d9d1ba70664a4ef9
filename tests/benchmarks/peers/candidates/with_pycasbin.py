"""pycasbin: yes or no by rules of access. It has no way to say who.

A rule for each post that is held: this person, at this place, by this kind. Duties are roles that the kinds have.
The fast enforcer looks only at the rules of one person at one place, and is asked for each place outwards. Rules
are put into the model as adapters do: `add_policies` counts all rules for each that is added.
"""

from pathlib import Path

import casbin
from casbin.model import FastModel
from tests.benchmarks.peers.base import Candidate, entrance_of
from tests.benchmarks.peers.masks import masks
from tests.benchmarks.peers.tables import rows

MODEL = """
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.obj == p.obj && g(r.act, p.act)
"""
PLACE_THEN_PERSON = (1, 0)
"""By which parts of a rule the fast enforcer finds it."""


class PyCasbin(Candidate):
    """Rules by place."""

    name = "pycasbin"

    def __init__(self, folder: Path) -> None:
        """The rules, and what each place lies in."""
        known = masks(folder)
        model = FastModel(PLACE_THEN_PERSON)
        model.load_model_from_text(MODEL)
        self.rules = casbin.FastEnforcer(model, cache_key_order=PLACE_THEN_PERSON)
        served = {row["id"]: (row["serves"], row["kind"]) for row in rows(folder, "posts")}
        held = [(row["holder"], *served[row["post"]]) for row in rows(folder, "appointments")]
        for rule in held:
            model.model["p"]["p"].policy.append(rule)
        leads = [
            (duty, kind.name) for n, duty in enumerate(known.duties) for kind in known.kinds if kind.leads >> n & 1
        ]
        self.rules.add_grouping_policies(leads)
        self.outer: dict[str, str | None] = {row["id"]: row["within"] for row in rows(folder, "places")}

    def may(self, person: str, place: str, duty: str) -> bool:
        """The entrance, the building, the grid …, until one says yes."""
        entrance = entrance_of(place)
        if self.rules.enforce(person, entrance, duty):
            return True
        here: str | None = entrance.partition("/")[0]
        while here is not None:
            if self.rules.enforce(person, here, duty):
                return True
            here = self.outer[here]
        return False
