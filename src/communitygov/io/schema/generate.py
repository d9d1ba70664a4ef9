"""Makes the JSON Schema of a document from the nouns.

The file in the package is what `text` gives; a test compares them. After a change of the nouns write it anew::

    python -c "from communitygov.io.schema import generate; generate.renew()"
"""

import ast
import inspect
import json
import textwrap
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, PydanticJsonSchemaWarning

from communitygov.io.fields import all_nouns, keys
from communitygov.io.schema import DOCUMENT
from communitygov.model.fields import HOLDER_SCHEMA
from communitygov.model.noun import Noun
from communitygov.model.register import FORMAT, Register
from communitygov.model.sections import SECTIONS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TABLE: Schema = {"type": "object", "additionalProperties": _TEXT}
_SHORT_FIELDS: dict[tuple[str, str], list[Schema]] = {
    ("Place", "within"): [_TEXT],
    ("LevelWord", "within"): [_TEXT],
    ("Duty", "answered_at"): [_TEXT, _TABLE],
}
_SHORT_NOUNS: dict[str, list[Schema]] = {"Person": [_TEXT], "Seat": HOLDER_SCHEMA["anyOf"]}
"""What may be written in place of a whole field or noun; validators read it before the model looks."""


class _Untitled(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # no field has a title
        return False


def made() -> Schema:
    """The schema, made from the nouns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)  # defaults that are values of ours are left out
        found = Register.model_json_schema(by_alias=True, schema_generator=_Untitled)
    defined: dict[str, Schema] = found.pop("$defs")
    nouns = {noun.__name__: noun for noun in all_nouns()}
    for name, each in defined.items():
        _complete(each, nouns[name])
    _complete(found, Register)
    found["properties"]["communitygov"] |= {"const": FORMAT}
    for section in SECTIONS:
        found["properties"][section]["type"] = ["array", "null"]
    shortened = {name: _shortened(each, _SHORT_NOUNS.get(name, [])) for name, each in sorted(defined.items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:communitygov:schema:{DOCUMENT}",
        **found,
        "$defs": shortened,
    }


def _complete(schema: Schema, noun: type[Noun]) -> None:
    """Say what each field means, and what may be written in short; a default of nothing says nothing."""
    said = dict(_said(noun))
    schema["description"] = inspect.cleandoc(noun.__doc__ or "").split("\n")[0]
    for key in keys(noun):
        field: Schema = schema["properties"][key]
        if field.get("default", ...) is None:
            del field["default"]
        described = {"description": said[key]} if key in said else {}
        short = _SHORT_FIELDS.get((noun.__name__, key), [])
        schema["properties"][key] = {**described, **_shortened(field, short)}


def _shortened(schema: Schema, short: list[Schema]) -> Schema:
    return {"anyOf": [*short, schema]} if short else schema


def _said(noun: type[Noun]) -> Iterator[tuple[str, str]]:
    """What is written below each field of a noun, by its key."""
    spelled = {name: info.alias or name for name, info in noun.model_fields.items()}
    for each in reversed(noun.__mro__):
        if issubclass(each, Noun) and each is not Noun:
            (body,) = (node.body for node in ast.parse(textwrap.dedent(inspect.getsource(each))).body)  # type: ignore[attr-defined]
            yield from _below(cast("list[ast.stmt]", body), spelled)


def _below(body: list[ast.stmt], spelled: dict[str, str]) -> Iterator[tuple[str, str]]:
    for field, said in pairwise(body):
        match field, said:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                if name in spelled:
                    yield spelled[name], " ".join(text.split())
            case _:
                pass


def text() -> str:
    """The schema as the file in the package has it."""
    return json.dumps(made(), ensure_ascii=False, indent=1) + "\n"


def renew() -> None:
    """Write the file in the package anew."""
    (Path(__file__).parent / f"{DOCUMENT}.json").write_text(text(), encoding="utf-8")
