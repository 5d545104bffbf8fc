"""What the benchmark of leaks makes up is what it says, and all of it is found."""

from bench.leaks import make_texts, measure


def test_all_that_leaks_is_found_and_nothing_else():
    scores = measure(list(make_texts(3_600)))
    assert set(scores) == {"identity", "old-identity", "mobile", "card", "home", "names"}
    for sort, score in scores.items():
        assert score.there >= 100, sort
        assert (score.precision, score.recall) == (1, 1), sort


def test_the_same_seed_makes_the_same_texts():
    assert list(make_texts(50)) == list(make_texts(50))
    assert list(make_texts(50)) != list(make_texts(50, seed=1))
