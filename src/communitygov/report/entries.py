"""The entries of an answer as lines and rows: who it is, through which post, and where."""

from collections.abc import Iterator, Sequence

from communitygov.queries.answer import Answer, Entry
from communitygov.report.naming import Naming
from communitygov.report.page import Spans, spans
from communitygov.report.words import CAPACITY, HOLDER, MADE_UP, PAGE, PERHAPS, ROLE, WHO


def entry_row(role: str, entry: Entry, naming: Naming) -> tuple[Spans, ...]:
    """An entry in its columns: the role, who it is, through which post, and where."""
    return spans(role), entry_who(entry, naming), spans(_post(entry, naming)), spans(_ground(entry, naming))


def chain(answer: Answer, naming: Naming) -> Iterator[tuple[Spans, ...]]:
    """The steps of the chain; the readings of one step stand on one line."""
    perhaps, off = set(answer.perhaps.get("escalation", ())), set(answer.chain_off)
    steps: dict[object, list[Entry]] = {}
    for entry in answer.escalation:
        carrier = entry.organisation or entry.team or entry.post
        steps.setdefault((entry.share, entry.scope, carrier) if entry in perhaps else entry, []).append(entry)
    for number, entries in enumerate(steps.values(), start=1):
        shown = max(entries, key=lambda entry: entry.holder is not None)
        role, _, post, ground = entry_row(f"{naming.tell(ROLE['escalation'])} {number}", shown, naming)
        yield role, _read(entries, naming, perhaps, off), post, ground


def _read(entries: Sequence[Entry], naming: Naming, perhaps: set[Entry], off: set[Entry]) -> Spans:
    """Who a step of the chain is; of several readings those it perhaps is, nobody last."""
    read = sorted(entries, key=lambda entry: entry.holder is None)
    unsaid = any(entry.holder == "unknown" for entry in read)  # who perhaps is there is perhaps nobody
    told = [entry for entry in read if entry.holder is not None or not unsaid]
    said = [naming.tell(HOLDER["off"]) if entry in off else entry_who(entry, naming)[0].text for entry in told]
    sure = read[0] not in perhaps or [entry.holder for entry in told] == ["unknown"]
    text = said[0] if sure else f"{naming.tell(PERHAPS)} {naming.tell(PAGE['or']).join(said)}"
    mark = spans(MADE_UP, "doubt") if any(entry.made_up for entry in entries) else ()
    return (*spans(text, "bad" if read[0].holder is None else ""), *mark)


def entry_who(entry: Entry, naming: Naming) -> Spans:
    """Who it is: the holder, in which capacity, with the mark of what is made up."""
    said = holder_of(entry, naming)
    capacity = CAPACITY.get(entry.capacity or "")
    if capacity is not None:
        said += naming.bracketed(naming.tell(capacity))
    mark = spans(MADE_UP, "doubt") if entry.made_up else ()
    return (*spans(said, "bad" if entry.holder is None else ""), *mark)


def entry_line(entry: Entry, naming: Naming) -> Spans:
    """The post or body and who holds it, in one line, with the mark of what is made up."""
    post, who = _post(entry, naming), entry_who(entry, naming)
    return (*spans(post + naming.bracketed(who[0].text)), *who[1:]) if post else who


def holder_of(entry: Entry, naming: Naming) -> str:
    """The holder by id, or that there is one, perhaps one, or none."""
    if entry.holder is None:
        return naming.tell(HOLDER["nobody"])
    if entry.holder == "unnamed" and entry.post is None:
        return naming.tell(HOLDER["whole"])
    return naming.tell(HOLDER[entry.holder]) if entry.holder in HOLDER else naming.full(entry.holder)


def _post(entry: Entry, naming: Naming) -> str:
    carrier = entry.post or entry.organisation or entry.team
    return "" if carrier is None else naming.full(carrier)


def _ground(entry: Entry, naming: Naming) -> str:
    said = [naming.full(entry.scope)] if entry.scope is not None else []
    carrier = entry.organisation or entry.team
    if carrier is not None and entry.post is not None:
        said.append(f"{naming.tell(WHO['through'])} {naming.full(carrier)}")
    return " · ".join(said)
