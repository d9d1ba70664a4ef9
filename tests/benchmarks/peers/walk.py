"""The questions over everything by one pass in plain Python over a tree of places.

A pass from the outside inwards carries what is near, held and there at all as masks. A pass from the inside
outwards carries, for each place, how many homes have which duties answered further in: few different masks, however
many homes. Who holds several posts is looked at entrance by entrance.
"""

from collections import Counter

from tests.benchmarks.peers.masks import bits
from tests.benchmarks.peers.tree import Tree

Down = tuple[int, int, int, int]


class Walked(Tree):
    """Masks carried inwards and outwards."""

    def _downwards(self, outer: "dict[str, str | None]") -> dict[str, Down]:
        """For each place, masks of what is near and held, near, held, and there."""
        found: dict[str | None, Down] = {None: (0, 0, 0, 0)}
        at = self.at
        for place in outer:
            down = found[outer[place]]
            if place in at:
                held, near, held_any, there = down
                for post in at[place]:
                    near, there = near | post.near, there | post.leads
                    if post.person is not None:
                        held, held_any = held | post.near, held_any | post.leads
                down = held, near, held_any, there
            found[place] = down
        del found[None]
        return found  # type: ignore[return-value]

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """Add up the homes of each combination of masks, then look at the bits."""
        down = self._downwards(self.tree())
        classes: Counter[Down] = Counter()
        for entrance, homes in self.homes.items():
            classes[down[entrance]] += homes
        counts = [[0, 0, 0, 0] for _ in self.masks.duties]
        for each, homes in classes.items():
            for state, mask in enumerate(self.masks.counted(*each)):
                for number in bits(mask):
                    counts[number][state] += homes
        return {duty: tuple(count) for duty, count in zip(self.masks.duties, counts, strict=True)}

    def _upwards(self, outers: "dict[str, str | None]") -> dict[str, Counter[int]]:
        """For each place, how many homes have which duties answered further in."""
        found: dict[str, Counter[int]] = {place: Counter() for place in outers}
        for entrance, homes in self.homes.items():
            found[entrance][0] = homes
        for place, outer in reversed(outers.items()):
            if outer is not None:
                own = sum(post.near for post in self.at.get(place, ()) if post.person is not None)
                onto = found[outer]
                for taken, homes in found[place].items():
                    onto[taken | own] += homes
        return found

    def _several(self, outer: "dict[str, str | None]") -> dict[str, list[str]]:
        """The entrances over which somebody holds two posts, and each such person."""
        posts: Counter[str] = Counter()
        for each in self.at.values():
            posts.update(post.person for post in each if post.person is not None)
        found: dict[str, list[str]] = {}
        over: dict[str | None, tuple[str, ...]] = {None: ()}
        for place in outer:
            here = over[outer[place]]
            more = tuple(post.person for post in self.at.get(place, ()) if post.person and posts[post.person] > 1)
            over[place] = here + more if more else here
            if place in self.homes and len(set(over[place])) < len(over[place]):
                found[place] = [person for person, count in Counter(over[place]).items() if count > 1]
        return found

    def load(self) -> dict[str, int]:
        """What is left of a post's duties after those answered further in; then less what was counted twice."""
        outer = self.tree()
        up = self._upwards(outer)
        found: Counter[str] = Counter()
        for place, posts in self.at.items():
            for post in posts:
                if post.person is not None:
                    found[post.person] += sum(homes for taken, homes in up[place].items() if post.near & ~taken)
        for entrance, persons in self._several(outer).items():
            taken, times = 0, Counter[str]()
            for place in self.chain(entrance):
                own = 0
                for post in self.at.get(place, ()):
                    if post.person is not None:
                        times[post.person] += bool(post.near & ~taken)
                        own |= post.near
                taken |= own
            for person in persons:
                found[person] -= (times[person] - 1) * self.homes[entrance] if times[person] > 1 else 0
        return found

    def lost(self) -> dict[str, int]:
        """What is answered neither further in nor further out; then those who hold several posts over one home."""
        outers = self.tree()
        up, down = self._upwards(outers), self._downwards(outers)
        found: Counter[str] = Counter()
        for place, posts in self.at.items():
            outer = outers[place]
            beyond = down[outer][0] if outer is not None else 0
            for post in posts:
                alone = post.near & ~beyond
                if alone and post.person is not None:
                    found[post.person] += sum((alone & ~taken).bit_count() * n for taken, n in up[place].items())
        for entrance, persons in self._several(outers).items():
            chain = [
                post for place in self.chain(entrance) for post in self.at.get(place, ()) if post.person is not None
            ]
            counts = Counter(number for post in chain for number in bits(post.near))
            for person in persons:
                own = [number for post in chain if post.person == person for number in bits(post.near)]
                times = Counter(own)
                alone = sum(counts[number] == times[number] for number in times)
                already = sum(counts[number] == 1 for number in times)
                found[person] += (alone - already) * self.homes[entrance]
        return found

    def week(self) -> dict[str, int]:
        """For each set of shifts that is on at some hour, what nobody on leads."""
        found: dict[str, int] = {}
        for grid in self.grids:
            over = [post for place in self.chain(grid) for post in self.at.get(place, ()) if post.person is not None]
            found[grid] = 0
            for shifts, hours in self.weeks.items():
                led = 0
                for post in over:
                    led |= post.at_grid if post.shift in shifts else 0
                found[grid] += (self.masks.every & ~led).bit_count() * hours
        return found
