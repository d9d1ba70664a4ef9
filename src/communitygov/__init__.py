"""communitygov: who answers for what in a community, and is everything answered for.

A register says how a community is governed; ``build`` compiles it; questions are functions of what was built. Importing
this package loads nothing but this file: each name is fetched from its room when it is first used.

A new public name is two lines, one in each list below; a test compares them.
"""

import sys
from importlib import import_module

__version__ = "0.1.0.dev0"

TYPE_CHECKING: bool = False
"""What checkers take to be true; importing it would load ``typing``, and with it regular expressions."""

if TYPE_CHECKING:  # what type checkers and editors see: they refuse a misspelt name
    from communitygov.base.errors import AmbiguousId as AmbiguousId
    from communitygov.base.errors import BadQuestion as BadQuestion
    from communitygov.base.errors import BadStructureFile as BadStructureFile
    from communitygov.base.errors import CommunityGovError as CommunityGovError
    from communitygov.base.errors import DocumentError as DocumentError
    from communitygov.base.errors import MissingExtra as MissingExtra
    from communitygov.base.errors import NotEnoughMemory as NotEnoughMemory
    from communitygov.base.errors import OutsideWindow as OutsideWindow
    from communitygov.base.errors import RuleCrashed as RuleCrashed
    from communitygov.base.errors import UnknownId as UnknownId
    from communitygov.base.findings import Finding as Finding
    from communitygov.base.findings import Words as Words
    from communitygov.base.findings import measure as measure
    from communitygov.base.findings import told as told
    from communitygov.base.positions import Position as Position
    from communitygov.base.positions import Positions as Positions
    from communitygov.base.ref import Ref as Ref
    from communitygov.base.rows import Rows as Rows
    from communitygov.base.time import Instant as Instant
    from communitygov.io.divisions import Division as Division
    from communitygov.io.divisions import Divisions as Divisions
    from communitygov.io.examples import example as example
    from communitygov.io.from_tables import from_tables as from_tables
    from communitygov.io.read import Partial as Partial
    from communitygov.io.read import loads as loads
    from communitygov.io.read import read as read
    from communitygov.io.saved.opened import open_structure as open_structure
    from communitygov.io.saved.save import save as save
    from communitygov.io.schema import schema as schema
    from communitygov.io.write import dumps as dumps
    from communitygov.io.write import write as write
    from communitygov.io.write_tables import write_tables as write_tables
    from communitygov.model.count import Count as Count
    from communitygov.model.days import Days as Days
    from communitygov.model.doors import Building as Building
    from communitygov.model.doors import BuildingSteward as BuildingSteward
    from communitygov.model.doors import Case as Case
    from communitygov.model.doors import Community as Community
    from communitygov.model.doors import Compound as Compound
    from communitygov.model.doors import District as District
    from communitygov.model.doors import Entrance as Entrance
    from communitygov.model.doors import Gate as Gate
    from communitygov.model.doors import Grid as Grid
    from communitygov.model.doors import GridLeader as GridLeader
    from communitygov.model.doors import GridMember as GridMember
    from communitygov.model.doors import Household as Household
    from communitygov.model.doors import MicroGrid as MicroGrid
    from communitygov.model.doors import OwnersCommittee as OwnersCommittee
    from communitygov.model.doors import PartyBranch as PartyBranch
    from communitygov.model.doors import PoliceArea as PoliceArea
    from communitygov.model.doors import PropertyCompany as PropertyCompany
    from communitygov.model.doors import PublicHealthLiaison as PublicHealthLiaison
    from communitygov.model.doors import ResidentsCommittee as ResidentsCommittee
    from communitygov.model.doors import ResponseTeam as ResponseTeam
    from communitygov.model.doors import Shop as Shop
    from communitygov.model.doors import StairwellCommittee as StairwellCommittee
    from communitygov.model.doors import Subdistrict as Subdistrict
    from communitygov.model.doors import TemporaryPartyBranch as TemporaryPartyBranch
    from communitygov.model.duty import Basis as Basis
    from communitygov.model.duty import Duty as Duty
    from communitygov.model.duty import HowOften as HowOften
    from communitygov.model.duty import Required as Required
    from communitygov.model.holder import Holder as Holder
    from communitygov.model.hours import Hours as Hours
    from communitygov.model.link import Link as Link
    from communitygov.model.noun import Name as Name
    from communitygov.model.organisation import Organisation as Organisation
    from communitygov.model.person import Person as Person
    from communitygov.model.place import Layout as Layout
    from communitygov.model.place import Place as Place
    from communitygov.model.post import Appointment as Appointment
    from communitygov.model.post import Post as Post
    from communitygov.model.register import Register as Register
    from communitygov.model.share import Share as Share
    from communitygov.model.shift import Calendar as Calendar
    from communitygov.model.shift import Shift as Shift
    from communitygov.model.switch import Exemption as Exemption
    from communitygov.model.switch import Switch as Switch
    from communitygov.model.team import Seat as Seat
    from communitygov.model.team import Team as Team
    from communitygov.model.vocabulary import LevelWord as LevelWord
    from communitygov.model.vocabulary import ModeWord as ModeWord
    from communitygov.model.vocabulary import SeatWord as SeatWord
    from communitygov.model.vocabulary import SiteWord as SiteWord
    from communitygov.model.vocabulary import TemplateWord as TemplateWord
    from communitygov.model.vocabulary import Vocabulary as Vocabulary
    from communitygov.model.vocabulary import ZoneWord as ZoneWord
    from communitygov.model.waiver import Waiver as Waiver
    from communitygov.model.who import Who as Who
    from communitygov.model.zone import Zone as Zone
    from communitygov.queries.absence import absence as absence
    from communitygov.queries.absence_pairs import AbsencePair as AbsencePair
    from communitygov.queries.absence_pairs import AbsencePairs as AbsencePairs
    from communitygov.queries.absence_pairs import absence_pairs as absence_pairs
    from communitygov.queries.absence_ranked import absences as absences
    from communitygov.queries.absence_ranked_value import Absences as Absences
    from communitygov.queries.absence_values import Absence as Absence
    from communitygov.queries.absence_values import Joint as Joint
    from communitygov.queries.answer import Answer as Answer
    from communitygov.queries.answer import Entry as Entry
    from communitygov.queries.answer import Fact as Fact
    from communitygov.queries.answer import Loss as Loss
    from communitygov.queries.answer import Reading as Reading
    from communitygov.queries.answers_for import answers_for as answers_for
    from communitygov.queries.answers_for_rows import AnsweredFor as AnsweredFor
    from communitygov.queries.answers_for_rows import NotNow as NotNow
    from communitygov.queries.answers_for_value import AnswersFor as AnswersFor
    from communitygov.queries.by import ByDuty as ByDuty
    from communitygov.queries.by import ByRow as ByRow
    from communitygov.queries.chokepoints import chokepoints as chokepoints
    from communitygov.queries.chokepoints_answer import Chokepoint as Chokepoint
    from communitygov.queries.chokepoints_answer import Chokepoints as Chokepoints
    from communitygov.queries.command_answer import CommandLine as CommandLine
    from communitygov.queries.command_answer import CommandPath as CommandPath
    from communitygov.queries.command_answer import CommandStep as CommandStep
    from communitygov.queries.command_path import command_path as command_path
    from communitygov.queries.compare import compare as compare
    from communitygov.queries.compare_differences import Difference as Difference
    from communitygov.queries.compare_differences import Turn as Turn
    from communitygov.queries.compare_nouns import NounChange as NounChange
    from communitygov.queries.compare_values import Comparison as Comparison
    from communitygov.queries.compare_values import Condition as Condition
    from communitygov.queries.compare_values import OnlyThere as OnlyThere
    from communitygov.queries.coverage import coverage as coverage
    from communitygov.queries.covered import Coverage as Coverage
    from communitygov.queries.covered import Gap as Gap
    from communitygov.queries.load import load as load
    from communitygov.queries.load_value import Load as Load
    from communitygov.queries.load_value import LoadRow as LoadRow
    from communitygov.queries.mode_change import modes as modes
    from communitygov.queries.mode_change_values import Growth as Growth
    from communitygov.queries.mode_change_values import ModeChange as ModeChange
    from communitygov.queries.week import week as week
    from communitygov.queries.week_rows import DutyWeek as DutyWeek
    from communitygov.queries.week_rows import WeekRow as WeekRow
    from communitygov.queries.week_values import Week as Week
    from communitygov.queries.who_answers import who_answers as who_answers
    from communitygov.queries.who_answers_all import who_answers_all as who_answers_all
    from communitygov.queries.who_rows import WhoRows as WhoRows
    from communitygov.rules.catalogue import CATALOGUE as CATALOGUE
    from communitygov.rules.check import check as check
    from communitygov.rules.divisions import divisions as divisions
    from communitygov.rules.findings import Findings as Findings
    from communitygov.rules.look import Look as Look
    from communitygov.rules.remark import Remark as Remark
    from communitygov.rules.remark import Unchecked as Unchecked
    from communitygov.rules.rule import Rule as Rule
    from communitygov.rules.rule import rule as rule
    from communitygov.structure.build import Structure as Structure
    from communitygov.structure.build import build as build
    from communitygov.structure.dangling import Dangling as Dangling
    from communitygov.structure.views import to_networkx as to_networkx
    from communitygov.structure.what_if_changes import appoint as appoint
    from communitygov.structure.what_if_changes import away as away
    from communitygov.structure.what_if_changes import share as share
    from communitygov.structure.what_if_changes import switch as switch
    from communitygov.structure.what_if_changes import unshare as unshare
    from communitygov.structure.what_if_changes import vacate as vacate
else:  # what the running program sees
    _ROOMS = {
        "Absence": "communitygov.queries.absence_values",
        "AbsencePair": "communitygov.queries.absence_pairs",
        "AbsencePairs": "communitygov.queries.absence_pairs",
        "Absences": "communitygov.queries.absence_ranked_value",
        "AmbiguousId": "communitygov.base.errors",
        "Answer": "communitygov.queries.answer",
        "AnsweredFor": "communitygov.queries.answers_for_rows",
        "AnswersFor": "communitygov.queries.answers_for_value",
        "Appointment": "communitygov.model.post",
        "BadQuestion": "communitygov.base.errors",
        "BadStructureFile": "communitygov.base.errors",
        "Basis": "communitygov.model.duty",
        "Building": "communitygov.model.doors",
        "BuildingSteward": "communitygov.model.doors",
        "ByDuty": "communitygov.queries.by",
        "ByRow": "communitygov.queries.by",
        "CATALOGUE": "communitygov.rules.catalogue",
        "Calendar": "communitygov.model.shift",
        "Case": "communitygov.model.doors",
        "Chokepoint": "communitygov.queries.chokepoints_answer",
        "Chokepoints": "communitygov.queries.chokepoints_answer",
        "CommandLine": "communitygov.queries.command_answer",
        "CommandPath": "communitygov.queries.command_answer",
        "CommandStep": "communitygov.queries.command_answer",
        "Community": "communitygov.model.doors",
        "CommunityGovError": "communitygov.base.errors",
        "Comparison": "communitygov.queries.compare_values",
        "Compound": "communitygov.model.doors",
        "Condition": "communitygov.queries.compare_values",
        "Count": "communitygov.model.count",
        "Coverage": "communitygov.queries.covered",
        "Dangling": "communitygov.structure.dangling",
        "Days": "communitygov.model.days",
        "Difference": "communitygov.queries.compare_differences",
        "District": "communitygov.model.doors",
        "Division": "communitygov.io.divisions",
        "Divisions": "communitygov.io.divisions",
        "DocumentError": "communitygov.base.errors",
        "Duty": "communitygov.model.duty",
        "DutyWeek": "communitygov.queries.week_rows",
        "Entrance": "communitygov.model.doors",
        "Entry": "communitygov.queries.answer",
        "Exemption": "communitygov.model.switch",
        "Fact": "communitygov.queries.answer",
        "Finding": "communitygov.base.findings",
        "Findings": "communitygov.rules.findings",
        "Gap": "communitygov.queries.covered",
        "Gate": "communitygov.model.doors",
        "Grid": "communitygov.model.doors",
        "GridLeader": "communitygov.model.doors",
        "GridMember": "communitygov.model.doors",
        "Growth": "communitygov.queries.mode_change_values",
        "Holder": "communitygov.model.holder",
        "Hours": "communitygov.model.hours",
        "Household": "communitygov.model.doors",
        "HowOften": "communitygov.model.duty",
        "Instant": "communitygov.base.time",
        "Joint": "communitygov.queries.absence_values",
        "Layout": "communitygov.model.place",
        "LevelWord": "communitygov.model.vocabulary",
        "Link": "communitygov.model.link",
        "Load": "communitygov.queries.load_value",
        "LoadRow": "communitygov.queries.load_value",
        "Look": "communitygov.rules.look",
        "Loss": "communitygov.queries.answer",
        "MicroGrid": "communitygov.model.doors",
        "MissingExtra": "communitygov.base.errors",
        "ModeChange": "communitygov.queries.mode_change_values",
        "ModeWord": "communitygov.model.vocabulary",
        "Name": "communitygov.model.noun",
        "NotEnoughMemory": "communitygov.base.errors",
        "NotNow": "communitygov.queries.answers_for_rows",
        "NounChange": "communitygov.queries.compare_nouns",
        "OnlyThere": "communitygov.queries.compare_values",
        "Organisation": "communitygov.model.organisation",
        "OutsideWindow": "communitygov.base.errors",
        "OwnersCommittee": "communitygov.model.doors",
        "Partial": "communitygov.io.read",
        "PartyBranch": "communitygov.model.doors",
        "Person": "communitygov.model.person",
        "Place": "communitygov.model.place",
        "PoliceArea": "communitygov.model.doors",
        "Position": "communitygov.base.positions",
        "Positions": "communitygov.base.positions",
        "Post": "communitygov.model.post",
        "PropertyCompany": "communitygov.model.doors",
        "PublicHealthLiaison": "communitygov.model.doors",
        "Reading": "communitygov.queries.answer",
        "Ref": "communitygov.base.ref",
        "Rows": "communitygov.base.rows",
        "Register": "communitygov.model.register",
        "Remark": "communitygov.rules.remark",
        "Required": "communitygov.model.duty",
        "ResidentsCommittee": "communitygov.model.doors",
        "ResponseTeam": "communitygov.model.doors",
        "Rule": "communitygov.rules.rule",
        "RuleCrashed": "communitygov.base.errors",
        "Seat": "communitygov.model.team",
        "SeatWord": "communitygov.model.vocabulary",
        "Share": "communitygov.model.share",
        "Shift": "communitygov.model.shift",
        "Shop": "communitygov.model.doors",
        "SiteWord": "communitygov.model.vocabulary",
        "StairwellCommittee": "communitygov.model.doors",
        "Structure": "communitygov.structure.build",
        "Subdistrict": "communitygov.model.doors",
        "Switch": "communitygov.model.switch",
        "Team": "communitygov.model.team",
        "TemplateWord": "communitygov.model.vocabulary",
        "TemporaryPartyBranch": "communitygov.model.doors",
        "Turn": "communitygov.queries.compare_differences",
        "Unchecked": "communitygov.rules.remark",
        "UnknownId": "communitygov.base.errors",
        "Vocabulary": "communitygov.model.vocabulary",
        "Waiver": "communitygov.model.waiver",
        "Week": "communitygov.queries.week_values",
        "WeekRow": "communitygov.queries.week_rows",
        "Who": "communitygov.model.who",
        "WhoRows": "communitygov.queries.who_rows",
        "Words": "communitygov.base.findings",
        "Zone": "communitygov.model.zone",
        "ZoneWord": "communitygov.model.vocabulary",
        "absence": "communitygov.queries.absence",
        "absence_pairs": "communitygov.queries.absence_pairs",
        "absences": "communitygov.queries.absence_ranked",
        "answers_for": "communitygov.queries.answers_for",
        "appoint": "communitygov.structure.what_if_changes",
        "away": "communitygov.structure.what_if_changes",
        "build": "communitygov.structure.build",
        "check": "communitygov.rules.check",
        "chokepoints": "communitygov.queries.chokepoints",
        "command_path": "communitygov.queries.command_path",
        "compare": "communitygov.queries.compare",
        "coverage": "communitygov.queries.coverage",
        "divisions": "communitygov.rules.divisions",
        "dumps": "communitygov.io.write",
        "example": "communitygov.io.examples",
        "from_tables": "communitygov.io.from_tables",
        "load": "communitygov.queries.load",
        "loads": "communitygov.io.read",
        "measure": "communitygov.base.findings",
        "modes": "communitygov.queries.mode_change",
        "open_structure": "communitygov.io.saved.opened",
        "read": "communitygov.io.read",
        "rule": "communitygov.rules.rule",
        "save": "communitygov.io.saved.save",
        "schema": "communitygov.io.schema",
        "share": "communitygov.structure.what_if_changes",
        "switch": "communitygov.structure.what_if_changes",
        "told": "communitygov.base.findings",
        "to_networkx": "communitygov.structure.views",
        "unshare": "communitygov.structure.what_if_changes",
        "vacate": "communitygov.structure.what_if_changes",
        "week": "communitygov.queries.week",
        "who_answers": "communitygov.queries.who_answers",
        "who_answers_all": "communitygov.queries.who_answers_all",
        "write": "communitygov.io.write",
        "write_tables": "communitygov.io.write_tables",
    }

    __all__ = tuple(sorted(_ROOMS))

    def __getattr__(name):
        """Fetch a public name from its room, once."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
        value = getattr(import_module(_ROOMS[name]), name)
        globals()[name] = value
        return value

    def __dir__():
        return [*__all__, "__version__"]
