"""What is kept of a document while it is being read: mappings and lists not yet ended, anchors, doubts."""

from typing import TypeAlias

from attrs import define, frozen

from communitygov.base.positions import Step

Box: TypeAlias = dict[str, object] | list[object]
Keys: TypeAlias = tuple[str, ...]


@frozen
class Doubt:
    """A scalar without quotes that other YAML readers would change; ``steps`` lead to it from the top."""

    text: str
    offset: int
    steps: tuple[Step, ...]


@define
class Open:
    """A mapping or list that is being read."""

    box: Box | None
    node: int = 0
    dropped: bool = False
    anchor: str | None = None
    keys: Keys = ()
    """The keys on the way to it."""
    height: int = 0
    """How deep the values in it go."""
    firsts: dict[str, int] | None = None
    """Where each key stands; worked out when one comes twice."""


@frozen
class Anchored:
    """A value that aliases may say again, and which of `Builder.numbers` are of what lies below it."""

    value: object
    first: int = 0
    end: int = 0
    height: int = 0
    lost: bool = False
    """True where it was dropped, and its numbers with it."""
