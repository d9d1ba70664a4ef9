"""Holders: a person, whoever holds another post, somebody unnamed, one of several, or unknown."""

from typing import Literal

from attrs import frozen

from communitygov.base.frozen import is_list, is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import plain_id
from communitygov.model.checked import checked
from communitygov.model.person_id import NOBODY, person_id

HolderKind = Literal["person", "post", "unnamed", "unknown", "one_of"]


@frozen
class Holder:
    """Who holds a post: a person, whoever holds another post, somebody unnamed, one of several, or unknown."""

    kind: HolderKind
    ids: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Hold a holder made in code to what a document can say: ids in NFC, of several persons each once.

        Raises
        ------
        pydantic.ValidationError
            When there is no such kind, or the ids are none or not as many as it has.
        """
        object.__setattr__(self, "ids", checked("Holder", self._checked))

    def _checked(self) -> tuple[str, ...]:
        ids: object = self.ids
        if not is_list(ids):
            raise Malformed("holder_ids")
        if self.kind in ("unnamed", "unknown"):
            fits = not ids
        else:
            fits = len(ids) == 1 if self.kind in ("person", "post") else bool(ids) and self.kind == "one_of"
        if not fits:
            raise Malformed("holder_ids")
        check = plain_id if self.kind == "post" else person_id
        return tuple(dict.fromkeys(check(_text(each)) for each in ids))

    def __str__(self) -> str:
        if self.kind == "person":
            return self.ids[0]
        if self.kind == "post":
            return f"post:{self.ids[0]}"
        return f"one of {', '.join(self.ids)}" if self.kind == "one_of" else self.kind

    @classmethod
    def parse(cls, value: object) -> "Holder":
        """Read a person's id, ``post:ID``, ``unnamed``, ``unknown`` or ``{one_of: [...]}``.

        Raises
        ------
        Malformed
            When it is none of these, or an id is none.
        """
        if isinstance(value, Holder):
            return value
        if isinstance(value, str):
            return cls._of_text(value.strip())
        if is_map(value) and set(value) == {"one_of"} and is_list(listed := value["one_of"]):
            persons = tuple(dict.fromkeys(_person(item) for item in listed))
            if persons:
                return cls("one_of", persons)
        raise Malformed("holder_form")

    @classmethod
    def _of_text(cls, text: str) -> "Holder":
        if text.casefold() in NOBODY:
            raise Malformed("holder_nobody")
        if text == "unnamed":
            return cls("unnamed")
        if text == "unknown":
            return cls("unknown")
        if text.startswith("post:"):
            return cls("post", (plain_id(text.removeprefix("post:")),))
        return cls("person", (_person(text),))

    def plain(self) -> "str | dict[str, list[str]]":
        """The value as a document writes it."""
        return {"one_of": list(self.ids)} if self.kind == "one_of" else str(self)


def _person(value: object) -> str:
    return person_id(_text(value).strip().removeprefix("person:"))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed("holder_form")
    return value
