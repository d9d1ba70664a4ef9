"""The thirty-six reference cases: the first tests of any implementation, and the second half of the manual's page."""

from attrs import frozen
from tests.spec.case import Case, Chapter, Count, Question, Situation
from tests.spec.chapter_bodies import BODIES
from tests.spec.chapter_counts import COUNTS
from tests.spec.chapter_holders import HOLDERS
from tests.spec.chapter_modes import MODES_AND_TEAMS
from tests.spec.chapter_near import NEAR
from tests.spec.chapter_zones import ZONES

CHAPTERS: tuple[Chapter, ...] = (NEAR, HOLDERS, ZONES, MODES_AND_TEAMS, BODIES, COUNTS)
CASES: tuple[Case, ...] = tuple(case for chapter in CHAPTERS for case in chapter.cases)


@frozen
class Asked:
    """One question with the case and the drawing it belongs to."""

    case: Case
    situation: Situation
    question: Question | Count

    @property
    def id(self) -> str:
        """The number of the case, what is different in it, and the question."""
        return " ".join(filter(None, (f"{self.case.number:02}", self.situation.then, self.question.id)))


ASKED: tuple[Asked, ...] = tuple(
    Asked(case, situation, question) for case in CASES for situation in case.situations for question in situation.asked
)
