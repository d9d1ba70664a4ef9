"""Organisations: bodies and Party organisations."""

from typing import ClassVar

from communitygov.model.fields import CountField
from communitygov.model.noun import Id, Name, PlaceId, Row, Text


class Organisation(Row):
    """A body: office, committee, company, Party branch. It answers through its head, or declared whole."""

    noun: ClassVar[str] = "organisation"

    id: Id
    kind: Text
    name: Text | Name | None = None
    uscc: Text | None = None
    """Its unified social credit code (统一社会信用代码), 18 characters."""
    serves: PlaceId | None = None
    """The place or zone it serves."""
    head: Id | None = None
    """The post that heads it."""
    whole: bool = False
    """True: the body answers as a whole although no head is on record."""
    above: Id | None = None
    """The organisation it stands under in its own tree (Party organisations have a second one)."""
    approved_by: Id | None = None
    """The organisation that set it up or approved it."""
    members: CountField | None = None
    """Members, where they are counted together."""
    registered: CountField | None = None
    """Members registered in it."""
    seconded: CountField | None = None
    """Members seconded to it, who keep their home organisation."""
