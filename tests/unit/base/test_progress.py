"""How far long work has come."""

from communitygov.base.progress import parts, watched


def test_whoever_watches_is_told_before_each_part_and_at_the_end():
    """
    And sees nothing of work that is done before or after.
    """
    told: list[tuple[str, int, int]] = []
    done: list[str] = []

    done += parts("before", "xy", 2)
    with watched(lambda *said: told.append(said)):
        done += parts("build", "ab", 2)
    done += parts("after", "z", 1)

    assert list("xyabz") == done
    assert [("build", 0, 2), ("build", 1, 2), ("build", 2, 2)] == told


def test_one_who_watches_within_another_is_told_alone():
    """
    The other one is told again when that is over.
    """
    outer: list[int] = []
    inner: list[int] = []

    with watched(lambda _, done, __: outer.append(done)):
        with watched(lambda _, done, __: inner.append(done)):
            list(parts("build", "a", 1))
        list(parts("build", "ab", 2))

    assert ([0, 1, 2], [0, 1]) == (outer, inner)
