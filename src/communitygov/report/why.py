"""What an answer rests on, and who was not chosen: each with its place in the source."""

from collections.abc import Iterator

from communitygov.base.positions import Position
from communitygov.queries.answer import Answer, Fact, Loss
from communitygov.report.naming import Naming
from communitygov.report.page import Branch, Part, Spans, Tree, spans
from communitygov.report.safe import safe
from communitygov.report.words import CAPACITY, FACT, HELD_BY, LOSS, MADE_UP, REASON, WHO


def why(answer: Answer, naming: Naming) -> Iterator[Part]:
    """The tree of facts, then the tree of losses; none is left out."""
    if answer.because:
        yield Tree(naming.tell(WHO["why"]), tuple(_because(answer, naming)))
    if answer.why_not:
        yield Tree(naming.tell(WHO["why_not"]), tuple(Branch(loss_spans(loss, naming)) for loss in answer.why_not))


def _because(answer: Answer, naming: Naming) -> Iterator[Branch]:
    """Each share with the steps that follow from it; other facts stand alone."""
    share: Spans | None = None
    steps: list[Branch] = []
    for fact in answer.because:
        if share is not None and fact.kind not in ALONE:
            steps.append(Branch(fact_spans(fact, naming)))
            continue
        if share is not None:
            yield Branch(share, tuple(steps))
        share, steps = None, []
        if fact.kind == "share":
            share = fact_spans(fact, naming)
        else:
            yield Branch(fact_spans(fact, naming))
    if share is not None:
        yield Branch(share, tuple(steps))


ALONE = frozenset({"share", "switch", "exemption", "required", "no_lead", "not_applicable"})
"""Facts that follow from no share."""


def fact_spans(fact: Fact, naming: Naming) -> Spans:
    """What one fact says, and where it stands."""
    said = "\n".join(_said(fact, each) for each in naming.apart())
    mark = spans(MADE_UP, "doubt") if fact.made_up else ()
    return (*spans(said), *mark, *_at(fact.position))


def _said(fact: Fact, naming: Naming) -> str:
    fields = {"object": _object(fact, naming), "detail": _detail(fact, naming), "subject": naming.full(fact.subject)}
    return naming.tell(FACT[fact.kind], **fields)


def _object(fact: Fact, naming: Naming) -> str:
    if fact.object is None:
        return ""
    if fact.kind in ("required", "switch"):
        return naming.word("level" if fact.kind == "required" else "mode", fact.object)
    if fact.kind == "not_applicable" and fact.object in REASON:
        return naming.tell(REASON[fact.object])
    return naming.tell(HELD_BY[fact.object]) if fact.object in HELD_BY else naming.full(fact.object)


def _detail(fact: Fact, naming: Naming) -> str:
    if fact.kind != "appointment":
        return safe(fact.detail or "")
    capacity = CAPACITY.get(fact.detail or "")
    return "" if capacity is None else naming.bracketed(naming.tell(capacity))


def loss_spans(loss: Loss, naming: Naming) -> Spans:
    """Who lost, at which step, by which share, and where that stands."""
    who = naming.word("every", loss.carrier.id) if loss.carrier.kind == "every" else naming.full(loss.carrier)
    said = f"{who}{': ' if naming.tongue == 'en' else '：'}{naming.tell(LOSS[loss.step])}"
    return (*spans(said), *spans(f"  {naming.full(loss.share)}", "faint"), *_at(loss.position))


def _at(position: Position | None) -> Spans:
    return () if position is None else spans(f"  {safe(str(position))}", "faint")
