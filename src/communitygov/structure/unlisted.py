"""Words that the vocabulary does not list, and holders that `people` does not."""

from collections.abc import Iterator

from communitygov.model.holder import Holder
from communitygov.model.register import Register
from communitygov.model.words_used import KnownWords, unknown_base, unknown_words
from communitygov.structure.dangling import Dangling


def loose_words(register: Register) -> Iterator[Dangling]:
    """The words of rows that no vocabulary has; of a register that stands on a vocabulary there is not, only that."""
    base = unknown_base(register)
    if base is not None:
        yield Dangling("vocabulary", None, "base", base, "word")
        return
    for used in unknown_words(register, KnownWords.of(register)):
        yield Dangling.at(used.section, used.row, used.steps, used.word, "word")


def unlisted(register: Register) -> Iterator[Dangling]:
    """Holders that `people` does not list; none where it lists nobody, for a register may keep persons elsewhere."""
    if not register.people:
        return
    listed = {person.id for person in register.people}
    for section, row, field, holder in _holders(register):
        if holder is not None and holder.kind != "post":
            for person in holder.ids:
                if person not in listed:
                    yield Dangling(section, row, field, person, "unlisted")


def _holders(register: Register) -> Iterator[tuple[str, int, str, Holder | None]]:
    for row, appointment in enumerate(register.appointments):
        yield "appointments", row, "holder", appointment.holder
    for row, team in enumerate(register.teams):
        for name, seat in team.seats.items():
            yield "teams", row, f"seats.{name}.holder", seat.holder
