"""Small edits of the engine, each of which makes it answer something else than the meaning says."""

from typing import NamedTuple


class Edit(NamedTuple):
    """One small edit of the engine."""

    name: str
    file: str
    """Below ``src/communitygov``."""
    find: str
    """What it replaces; it stands there once."""
    replacement: str
    breaks: str
    """What it breaks, in a sentence."""
    spans: bool = False
    """Whether it shows over spans of weeks only."""


DECIDING, LEADS, MODES = "engine/deciding.py", "engine/leads.py", "engine/modes.py"
DATED, DAYS, PIECES = "queries/dated.py", "queries/days.py", "queries/pieces.py"
SHIFTS, SCOPES = "structure/shifts.py", "structure/scopes.py"
ZONES, ZONE_ROWS = "structure/zones.py", "structure/zone_rows.py"

CHAPTERS: dict[str, tuple[Edit, ...]] = {
    "Deciding among leads": (
        Edit(
            "nearest_last",
            DECIDING,
            "sorted(by_number)",
            "sorted(by_number, key=lambda key: (key[0], -key[1]))",
            "Leads are tried from the outermost in.",
        ),
        Edit(
            "catch_all_first",
            DECIDING,
            "sorted(by_number)",
            "sorted(by_number, key=lambda key: (not key[0], key[1]))",
            "Catch-alls are tried before named leads.",
        ),
        Edit(
            "less_exact_mode_first",
            DECIDING,
            "return one.exact > other.exact",
            "return one.exact < other.exact",
            "At one scope the less exactly named mode is first.",
        ),
        Edit(
            "wider_scope_first",
            DECIDING,
            "return holds(other.atoms, one.atoms)",
            "return holds(one.atoms, other.atoms)",
            "At one level the scope outside is nearer.",
        ),
        Edit(
            "rivals_are_one",
            DECIDING,
            "if any(held.rivals for _, held in on):",
            "if len(on) > 9 and any(held.rivals for _, held in on):",
            "More holders than seats are not rivals.",
        ),
        Edit(
            "pact_forgotten",
            DECIDING,
            " or (len(pacts) == 1 and None not in pacts)",
            "",
            "Leads of one pact are ambiguous.",
        ),
        Edit(
            "adds_near_only",
            DECIDING,
            "for c in each if c.adds], held_by, failed)",
            "for c in each if c.adds and c.near], held_by, failed)",
            "A lead that adds joins only from near enough.",
        ),
        Edit(
            "inherited_at_once",
            DECIDING,
            "for layer in ranked[:at] for claim in layer)",
            "for layer in ranked[: at + 1] for claim in layer)",
            "A failure at the deciding nearness counts as a nearer one.",
        ),
        Edit(
            "too_far_by_catch_all",
            DECIDING,
            "and any(not claim.catch_all for claim, _ in backstop):",
            "and backstop:",
            "A catch-all further out makes a hole too_far.",
        ),
        Edit(
            "vacant_before_off",
            DECIDING,
            'return Decision("off_shift" if off else "vacant"',
            'return Decision("off_shift" if len(off) == len(naming) else "vacant"',
            "At a tie a vacant lead names the hole before one off shift.",
        ),
    ),
    "Which leads there are": (
        Edit(
            "catch_all_near_without_level",
            LEADS,
            "near = bar is not None and number >= bar\n",
            "near = bar is None or number >= bar\n",
            "A catch-all counts where the duty states no level.",
        ),
        Edit(
            "near_enough_beyond",
            LEADS,
            "near = bar is None or number >= bar or scopes",
            "near = bar is None or number > bar or scopes",
            "A lead that stands at the required level is too far.",
        ),
        Edit(
            "own_scope_forgotten",
            LEADS,
            " or scopes.is_place(scope, over.spot)\n",
            "\n",
            "A lead whose scope is the place itself is not near enough by that.",
        ),
    ),
    "Modes and levels": (
        Edit(
            "mode_tie_guessed",
            MODES,
            "modes = sorted(stated - less_exact)",
            "modes = sorted(stated - less_exact)[:1]",
            "Of two switches left over the first is taken.",
        ),
        Edit(
            "first_row_only",
            "engine/asks.py",
            "(row.of is None or row.of in kinds)",
            "(row.of is None or row.of == kinds[0])",
            "A required level is looked up by one kind of the place only.",
        ),
    ),
    "Shifts": (
        Edit(
            "day_is_midnight",
            SHIFTS,
            "    if at.bare:\n        return (True,)\n",
            "",
            "A bare date is asked as midnight, with its shifts.",
        ),
        Edit(
            "night_ends_at_midnight",
            SHIFTS,
            "for back in (0, 1):",
            "for back in (0,):",
            "Hours past midnight end at midnight.",
        ),
        Edit(
            "weekday_guessed",
            SHIFTS,
            'return ("workday", day.isoformat())',
            "return day.weekday() < 5",
            "In a year the calendar does not state, Monday to Friday are working days.",
        ),
    ),
    "Zones": (
        Edit(
            "zone_not_bounded",
            ZONES,
            "found = np.minimum(found, held.least)",
            "found = np.minimum(found, found)",
            "A zone may stand nearer than a place it holds whole.",
        ),
        Edit(
            "just_outside",
            ZONE_ROWS,
            "return found + 1",
            "return found - 1",
            "A zone without a level stands just outside the innermost place that holds it.",
        ),
    ),
    "Readings, periods, bulk": (
        Edit(
            "exactness_by_first",
            "structure/words.py",
            "return max(depths, default=None)",
            "return min(depths, default=None)",
            "Of several modes a share names, the least exact counts.",
        ),
        Edit(
            "end_included",
            "model/plain.py",
            "(end is None or at < end)",
            "(end is None or at <= end)",
            "A period holds at its end.",
        ),
        Edit(
            "unknown_is_answered",
            "engine/row.py",
            'return Summary("unknown_which", inherited, outcomes)\n',
            "return Summary(outcomes[0][0], inherited, outcomes)\n",
            "Of several readings the first is taken.",
        ),
        Edit(
            "met_twice_forgotten",
            "engine/cells.py",
            "told_apart[unsure] |= several",
            "told_apart[unsure] &= several",
            "In bulk, a post that leads twice and meets an unknown is like any other.",
        ),
        Edit(
            "mildest_hole",
            "engine/row.py",
            "next(hole for hole in HOLES if hole in states)",
            "next(hole for hole in reversed(HOLES) if hole in states)",
            "Of several holes the mildest is taken.",
        ),
    ),
    "Lists": (
        Edit(
            "readings_of_one_world",
            "queries/every_reading.py",
            "values = tuple([world.get(unknown) for unknown in self._ways.unknowns])",
            "values = ()",
            "How a carrier is read in the first world is how it is read in every one.",
        ),
        Edit(
            "first_of_one_world",
            "queries/firsts.py",
            "values = tuple([world.world.get(unknown) for unknown in group.unknowns])",
            "values = ()",
            "Who is first in the first world is first in every one.",
        ),
        Edit(
            "nearest_first_passed_over",
            "queries/firsts.py",
            "            if on:\n",
            "            if on and rank:\n",
            "Of those marked first the nearest is passed over.",
        ),
        Edit(
            "first_behind_one_that_answers",
            "queries/firsts.py",
            "if all(rank in group.at or group.beyond(rank) for group in groups):",
            "if groups:",
            "One marked first is listed although a nearer one always answers.",
        ),
        Edit(
            "first_of_each_apart",
            "queries/firsts.py",
            "_meeting([(claim, set(each.unknowns)) for",
            "_meeting([(claim, set[Unknown]()) for",
            "Those marked first are read apart although they meet an unknown in common.",
        ),
        Edit(
            "nobody_in_the_line",
            "queries/reporting.py",
            "for answerer in held.answerers or (None,):",
            "for answerer in held.answerers:",
            "A place of the reports-to line that nobody answers for is left out.",
        ),
    ),
    "Spans": (
        Edit(
            "holder_is_no_content",
            DATED,
            '"source", "note", "attributes"})',
            '"source", "note", "attributes", "holder"})',
            "Two appointments are alike whoever holds.",
            spans=True,
        ),
        Edit(
            "modes_are_no_content",
            DATED,
            '"source", "note", "attributes"})',
            '"source", "note", "attributes", "modes", "mode"})',
            "Two switches or links are alike whatever their mode.",
            spans=True,
        ),
        Edit(
            "shift_is_no_content",
            DATED,
            '"source", "note", "attributes"})',
            '"source", "note", "attributes", "shift"})',
            "Two appointments are alike whatever their shift.",
            spans=True,
        ),
        Edit(
            "counted_once",
            DATED,
            "self._nodes[at] += by",
            "self._nodes[at] = int(self._nodes[at] + by > 0)",
            "Of two equal rows in force, the end of one is the end of both.",
            spans=True,
        ),
        Edit(
            "made_rows_merged",
            DATED,
            'yield "appointments", None if made else _said',
            'yield "appointments", _said',
            "Appointments are alike by what they say, though others fill in what they leave out.",
            spans=True,
        ),
        Edit(
            "ids_twice_count",
            DATED,
            "if section in ONCE else None",
            'if section in {*ONCE} - {"shifts"} else None',
            "Of a shift whose id is given twice a span takes every row.",
            spans=True,
        ),
        Edit(
            "people_twice_count",
            DATED,
            "if section in ONCE else None",
            'if section in {*ONCE} - {"people"} else None',
            "Of a person whose id is given twice a span takes every row.",
            spans=True,
        ),
        Edit(
            "day_before_forgotten",
            DAYS,
            "for each in (day, day - DAY))",
            "for each in (day,))",
            "Days are alike whatever the night before them was.",
            spans=True,
        ),
        Edit(
            "unknown_day_works",
            DAYS,
            'return "unknown" if ons not in ((), (True,)) else bool(ons)',
            "return bool(ons)",
            "A day the calendar does not state is like a working day.",
            spans=True,
        ),
        Edit(
            "unknowns_are_one",
            PIECES,
            "2 + labels.setdefault(on, len(labels))",
            "2",
            "Two unknown days are taken for one.",
            spans=True,
        ),
        Edit(
            "levels_hours_forgotten",
            PIECES,
            "shifts.values(), limits(structure), at)",
            "shifts.values(), (), at)",
            "Hours that duties state tell no pieces apart.",
            spans=True,
        ),
    ),
}

EDITS: tuple[Edit, ...] = tuple(edit for edits in CHAPTERS.values() for edit in edits)
