"""What is worked out of a structure once, and kept beside it: an opened structure has it in its file."""

from abc import abstractmethod
from typing import ClassVar, Self

from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting


class WorkedOutOnce(Lasting):
    """Look-ups of a structure, kept under a name of their own."""

    __slots__ = ()

    KEPT: ClassVar[str]
    """What they are kept under."""

    @classmethod
    def of(cls, structure: Structure) -> Self:
        """The look-ups of a structure, made when they are first asked for."""
        found = structure.cache.get(cls.KEPT)
        return found if isinstance(found, cls) else cls.worked_out(structure).kept_by(structure)

    @classmethod
    @abstractmethod
    def worked_out(cls, structure: Structure) -> Self:
        """The look-ups of a structure, made anew."""

    def kept_by(self, structure: Structure) -> Self:
        """These look-ups, which the structure has from now on."""
        structure.cache[self.KEPT] = self
        return self
