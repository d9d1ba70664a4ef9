"""docs/rules: a page for every rule and one for all, made from the catalogue: ``python -m tests.docs.rules_page``."""

from pathlib import Path

from communitygov.io.codes import CODES
from communitygov.report.rules import catalogue_markdown, rule_markdown
from communitygov.rules.catalogue import CATALOGUE

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
INTRODUCTION = """\
# The rules · 规则

What `communitygov check` looks for. A code is for ever; how grave its findings are can be changed with a setting, and
one finding can be put aside with a waiver that has a reason and an end. Each rule has a page with a bad and a good
example, drawn as text; the tests check both. Codes of reading (CG0 and some of CG1) have no page: their findings
each say what is so and what to do.

`communitygov rule CG301` shows the same in a terminal, and `communitygov rules --format json` gives it to programs.
"""


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    index = f"{INTRODUCTION}\n{catalogue_markdown(CATALOGUE, CODES, './')}"
    return {"index.md": index} | {f"{rule.code.code}.md": rule_markdown(rule) for rule in CATALOGUE}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
