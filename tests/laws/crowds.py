"""Places with many leads, drawn from a seed: persons with several posts, joint leads, deputies, those who step in."""

from random import Random

import communitygov as cg
from communitygov.testing import sketch

AT = "2020-02-01T10:00"
PLACES = """
community C
  grid G1
    building B1: H1 H2
    building B2: H3
duty sweep: household, at community
duty open: household
organisation O1 (company) at C
"""
KINDS = ("building_steward", "grid_leader", "grid_member", "secretary")


def holder(random: Random, people: list[str], posts: list[str]) -> str:
    """Who holds a post."""
    one, other = random.sample(people, 2)
    kind = random.random()
    if kind < 0.1 and posts:
        return f"post:{random.choice(posts)}"
    if kind < 0.2:
        return f"{one} or {other}"
    return f"{one} and {other}" if kind < 0.4 else one


def crowd(seed: int) -> cg.Structure:
    """A structure of a seed."""
    random = Random(seed)
    people = [f"P{number}" for number in range(random.randint(3, 6))]
    pacts = random.choice((("joint J",), ("joint J", ""), ("",)))
    lines, posts = [PLACES], list[str]()
    for number in range(random.randint(2, 6)):
        post = f"x{number}"
        line = f"post {post} {random.choice(KINDS)} at {random.choice(('B1', 'B1', 'G1', 'C'))} seats 2 together"
        line += f" held by {holder(random, people, posts)}"
        line += random.choice(("", "", f" deputy {random.choice(people)}"))
        line += random.choice(("", "", "", " on 08:00-09:00"))
        lines.append(line)
        said = [random.choice(pacts) + random.choice((*[""] * 9, " adds")) for _ in range(2)]
        led = zip(("sweep", "open"), said, strict=True)
        lines += [f"{post} leads {duty} {more}" for duty, more in led if random.random() < 0.8]
        if posts and random.random() < 0.2:
            lines.append(f"{post} stands in for {random.choice(posts)}")
        posts.append(post)
    if random.random() < 0.3:
        lines.append(f"person:{random.choice(people)} leads sweep")
    return cg.build(sketch("\n".join(lines)))
