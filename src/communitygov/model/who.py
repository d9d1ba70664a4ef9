"""Who carries a share; and references, as links and switches have them."""

from typing import Literal

from attrs import frozen

from communitygov.base.frozen import is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import Ref, place_id, plain_id
from communitygov.model.checked import checked
from communitygov.model.person_id import person_id

CARRIERS = ("post", "team", "organisation", "person")


@frozen
class Who:
    """Who carries a share: ``post``, ``team``, ``organisation`` or ``person`` and its id; or ``every`` and a kind."""

    kind: Literal["post", "team", "organisation", "person", "every"]
    id: str

    def __attrs_post_init__(self) -> None:
        """Hold a carrier made in code to what a document can say, its id in NFC.

        Raises
        ------
        pydantic.ValidationError
            When there is no such kind, or the id is none.
        """
        object.__setattr__(self, "id", checked("Who", self._checked))

    def _checked(self) -> str:
        if self.kind not in (*CARRIERS, "every") or not isinstance(self.id, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise Malformed("who_form")
        return person_id(self.id) if self.kind == "person" else plain_id(self.id)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, value: object) -> "Who":
        """Read ``post:leader`` (or ``team:``, ``organisation:``, ``person:``) or ``{every: grid_leader}``.

        Raises
        ------
        Malformed
            When it is none of these, or the id is none.
        """
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
                    return cls(known, person_id(identity) if known == "person" else plain_id(identity))  # type: ignore[arg-type]  # a loop over the literals
        raise Malformed("who_form")

    def plain(self) -> "str | dict[str, str]":
        """The value as a document writes it."""
        return {"every": self.id} if self.kind == "every" else str(self)


def reference(value: object) -> Ref:
    """Read ``post:leader``: a kind and an id.

    Raises
    ------
    Malformed
        When it is not written so, or the kind or the id is none.
    """
    if not isinstance(value, Ref | str):
        raise Malformed("ref_form")
    reference = Ref.parse(str(value).strip())
    check = {"place": place_id, "person": person_id}.get(reference.kind, plain_id)
    return Ref(plain_id(reference.kind), check(reference.id))
