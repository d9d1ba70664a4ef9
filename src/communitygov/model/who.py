"""Who carries a share; and references, as links and switches have them."""

from typing import Annotated, Literal

from attrs import frozen
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from communitygov.base.frozen import is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import Ref, place_id, plain_id

CARRIERS = ("post", "team", "organisation", "person")


@frozen
class Who:
    """Who carries a share: ``post``, ``team``, ``organisation`` or ``person`` and its id; or ``every`` and a kind."""

    kind: Literal["post", "team", "organisation", "person", "every"]
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, value: object) -> "Who":
        """Read ``post:leader`` (or ``team:``, ``organisation:``, ``person:``) or ``{every: grid_leader}``."""
        if isinstance(value, Who):
            return value
        if isinstance(value, Ref):
            value = str(value)
        if is_map(value) and set(value) == {"every"} and isinstance(kind := value["every"], str):
            return cls("every", plain_id(kind.strip()))
        if isinstance(value, str):
            kind, _, identity = value.strip().partition(":")
            for known in CARRIERS:
                if kind == known:
                    return cls(known, plain_id(identity))  # type: ignore[arg-type]  # a loop over the literals
        raise Malformed("who_form")

    def plain(self) -> "str | dict[str, str]":
        """The value as a document writes it."""
        return {"every": self.id} if self.kind == "every" else str(self)


WhoField = Annotated[
    Who,
    PlainValidator(Who.parse),
    PlainSerializer(Who.plain),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^(post|team|organisation|person):.+"},
                {
                    "type": "object",
                    "properties": {"every": {"type": "string"}},
                    "required": ["every"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


def _ref(value: object) -> Ref:
    if isinstance(value, Ref):
        return value
    if not isinstance(value, str):
        raise Malformed("ref_form")
    reference = Ref.parse(value.strip())
    identity = place_id(reference.id) if reference.kind == "place" else plain_id(reference.id)
    return Ref(plain_id(reference.kind), identity)


RefField = Annotated[
    Ref, PlainValidator(_ref), PlainSerializer(str), WithJsonSchema({"type": "string", "pattern": "^[a-z_]+:.+"})
]
