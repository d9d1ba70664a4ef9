"""The sections of a register that list rows."""

SECTIONS: tuple[str, ...] = (
    "places",
    "zones",
    "people",
    "organisations",
    "shifts",
    "posts",
    "appointments",
    "teams",
    "duties",
    "shares",
    "switches",
    "exemptions",
    "links",
    "waivers",
)
"""The sections that list rows, in the order they are written."""
