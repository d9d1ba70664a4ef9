"""The command line: arguments to calls, answers to exit codes. Importing it loads click and nothing heavier."""

from communitygov.cli.app import main as main
