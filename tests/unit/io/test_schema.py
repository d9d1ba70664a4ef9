"""The JSON Schema of a document: made from the nouns, and true."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.unit.io.ways import Way, ways

from communitygov.base.errors import UnknownId
from communitygov.io.read import loads
from communitygov.io.schema import generate, schema, schema_names, schema_text
from communitygov.io.write import dumps

WAYS = ways()
DOCUMENT = """
communitygov: 1
as_of: '2020-02-10'
places:
  - {id: qinghe, level: community, name: {zh: 清河社区, en: Qinghe}}
  - {id: g01, level: grid, within: qinghe, name: 第一网格}
  - id: b01
    level: building
    within: g01
    layout: {entrances: 2, floors: 6, homes: 2, also: micro_grid}
    made_up: [layout]
  - {id: b02, level: building, within: [g01, g02], households: {more_than: 24}}
people: [p-01, {id: p-02}]
organisations:
shifts: [{id: day, hours: 08:00-20:00, days: [mon, wed]}, {id: night, hours: unknown}]
appointments: [{post: steward, holder: {one_of: [p-01, p-02]}, from: '2020-01-26'}]
teams:
  - {id: response, seats: {leader: post:leader, officer: {holder: unnamed, sent_by: station}, doctor: {one_of: [p-01]}}}
duties:
  - {id: sweep, answered_at: micro_grid, how_often: {times: 2, per: day}}
  - {id: check, answered_at: {household: micro_grid, gate: grid}}
  - {id: flood, answered_at: [{level: grid, hours: 08:00-20:00}]}
shares: [{part: lead, who: {every: grid_leader}}, {part: lead, who: post:secretary, where: qinghe}]
"""


def complaints(document: object) -> list[str]:
    """What a JSON Schema validator says of a document: the path of each complaint."""
    found = Draft202012Validator(schema()).iter_errors(document)
    return sorted("/".join(map(str, each.absolute_path)) for each in found)


def typed(way: Way) -> dict[str, Any]:
    """A document with a good value, as JSON has it: written by the library, so that numbers are numbers."""
    text = json.dumps(way.document(way.good))
    return json.loads(dumps(loads(text, format="json"), format="json"))


class TestSchema:
    """The schema that comes with the package."""

    def test_is_made_from_the_nouns(self) -> None:
        """
        The file in the package is what the nouns give. (After a change of the nouns: ``generate.renew()``.)
        """
        assert generate.text() == schema_text()

    def test_is_a_schema(self) -> None:
        """
        It is a schema of draft 2020-12 and says so.
        """
        Draft202012Validator.check_schema(schema())

        assert "https://json-schema.org/draft/2020-12/schema" == schema()["$schema"]
        assert "urn:communitygov:schema:communitygov-1" == schema()["$id"]

    def test_takes_a_document_in_all_its_short_forms(self) -> None:
        """
        A document as people write it is taken, and the library takes it too.
        """
        assert [] == complaints(yaml.safe_load(DOCUMENT))
        assert 4 == len(loads(DOCUMENT).places)

    @pytest.mark.parametrize("way", WAYS, ids=str)
    def test_takes_every_field(self, way: Way) -> None:
        """
        Whatever the library writes, the schema takes.
        """
        assert [] == complaints(typed(way))

    @pytest.mark.parametrize("way", [way for way in WAYS if "answered_at" not in way.steps[-1:]], ids=str)
    def test_refuses_what_the_library_refuses(self, way: Way) -> None:
        """
        Where the library refuses a value, the schema does.
        """
        assert complaints(way.document(way.bad))

    @pytest.mark.parametrize(
        ("text", "path"),
        [("plcaes: []", ""), ("places: [{id: a, level: b, nmae: c}]", "places/0"), ("communitygov: 2", "communitygov")],
    )
    def test_refuses_a_misspelt_key_and_another_format(self, text: str, path: str) -> None:
        """
        A key that is not known is refused, at the top and in a row, and so is a newer format.
        """
        assert [path] == complaints(yaml.safe_load(text))

    @pytest.mark.parametrize("code", ["CG", "C", "5", "CG5x", "everything", "cg5", "CG５"])
    def test_refuses_a_waiver_of_no_group_of_codes(self, code: str) -> None:
        """
        What reading refuses, an editor that knows the schema refuses as well.
        """
        waiver = {"reason": "as agreed", "until": "2020-08-01"}
        document = {"communitygov": 1, "waivers": [waiver | {"code": code}]}

        assert ["waivers/0/code"] == complaints(document)
        assert loads(json.dumps(document), format="json", partial=True).errors
        assert [] == complaints({"communitygov": 1, "waivers": [waiver | {"code": "CG5"}]})

    def test_says_what_fields_mean(self) -> None:
        """
        What stands below a field in the code stands in the schema, so that editors show it.
        """
        assert "How many hold it at once." == schema()["$defs"]["Post"]["properties"]["seats"]["description"]

    def test_an_unknown_name(self) -> None:
        """
        A name that no schema has is refused, with those that look like it.
        """
        assert ("communitygov-1",) == schema_names()[:1]
        with pytest.raises(UnknownId) as raised:
            schema("communitygov1")

        assert ("communitygov-1",) == raised.value.near
