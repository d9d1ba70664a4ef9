"""An answer of either implementation, told in the words of the reference cases."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.spec.case import LISTS, Question


def told(answer: Mapping[str, Any], question: Question) -> dict[str, object]:
    """Tell an answer as far as a question says what it must be."""
    said: dict[str, object] = {
        "state": answer["state"],
        "inherited": answer["inherited"],
        "mode_in_force": answer["mode_in_force"],
        **{name: tuple(sorted(entry_told(entry) for entry in answer[name])) for name in LISTS},
    }
    if question.why_not is not None:
        said["why_not"] = tuple(sorted(loss_told(*loss) for loss in answer["why_not"]))
    if question.readings:
        said["readings"] = tuple(sorted(reading_told(*reading) for reading in answer["readings"]))
    return said


def entry_told(entry: Mapping[str, Any]) -> str:
    """Tell an entry: ``P1 as steward-M1``, ``P2 as steward-M1 (deputy)``, ``unnamed of bureau``."""
    who = "nobody" if entry["holder"] is None else bare(entry["holder"])
    body = entry["organisation"] or entry["team"]
    through = f" as {bare(entry['post'])}" if entry["post"] else f" of {bare(body)}" if body else ""
    capacity = "" if entry["capacity"] in (None, "holder") else f" ({entry['capacity']})"
    return who + through + capacity


def loss_told(_share: str, carrier: str | None, step: str) -> str:
    """Tell why a share lost: ``steward-M1 vacant``, or ``no_post`` where there is none of the kind."""
    return step if step == "no_post" else f"{bare(carrier or '')} {step}"


def reading_told(state: str, persons: Iterable[str]) -> str:
    """Tell a reading: its state and the persons who lead in it; one who has no name is ``somebody``."""
    return " ".join([state, *(bare(each) if each.startswith("person:") else "somebody" for each in persons)])


def bare(text: str) -> str:
    """Leave the kind away: ``post:steward-M1`` is ``steward-M1``."""
    return text.rpartition(":")[2]
