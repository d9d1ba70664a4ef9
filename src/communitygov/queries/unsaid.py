"""What stands for a choice that nobody made, where None is one."""

from enum import Enum


class Unsaid(Enum):
    """Nothing was chosen."""

    UNSAID = "unsaid"

    def __repr__(self) -> str:
        return self.value
