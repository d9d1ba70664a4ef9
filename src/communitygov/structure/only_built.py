"""Questions are asked of a structure: whatever else is given is refused before it is asked."""

from communitygov.base.errors import BadQuestion
from communitygov.structure.build import Structure


def only_built(*given: object) -> None:
    """Refuse what is no structure.

    Raises
    ------
    BadQuestion
        When one of them is a register, or anything else that is not built.
    """
    for each in given:
        if not isinstance(each, Structure):
            kind = type(each).__name__
            raise BadQuestion(
                f"questions are asked of a Structure, not of {kind}: build(register) makes one of a register",
                f"查询的对象是结构（Structure），不是 {kind}：请先用 build(register) 由台账编成结构",
            )
