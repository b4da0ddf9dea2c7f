"""What a sounding says, worked out from the expressions that count: pure functions of values.

A sounding is no election: it reports how the Membership's preferences lie, a tie as a tie, and decides nothing. No
function here looks at the order in which expressions came in, nor at who stated them. Topics and Members may be
anything that can be told apart.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

Topic = Hashable
Member = Hashable


@dataclass(frozen=True)
class Group:
    """Topics that are equally placed: as many Members put each of them first."""

    place: int  # of the first of them, as in a race: 1, 2, 2, 4
    topics: tuple[Topic, ...]  # in the neutral order, which ranks nothing
    first_choices: int  # of each

    @property
    def is_tie(self) -> bool:
        """Whether there are several, and anybody put them first."""
        return len(self.topics) > 1 and self.first_choices > 0


@dataclass(frozen=True)
class TopicCount:
    """What is counted for one topic."""

    topic: Topic
    by_rank: tuple[int, ...]  # how many Members put it first, second, …
    unranked: int  # how many ranked others, and not this one
    points: int  # after Borda
    share: float  # of the orders, in per cent, that put it first

    @property
    def first_choices(self) -> int:
        """How many Members put it first."""
        return self.by_rank[0]


@dataclass(frozen=True)
class Selection:
    """Which topics fill the places that there are, as far as the first choices say it."""

    clear: tuple[Topic, ...]
    tied: tuple[Topic, ...]  # those among which preferences were evenly divided, at the last place that there is
    left: int  # places that these share, or that no first choice fills


@dataclass(frozen=True)
class Tally:
    """What the orders that were stated come to."""

    lines: tuple[TopicCount, ...]  # in the neutral order
    groups: tuple[Group, ...]  # the most first choices first
    preferred: dict[tuple[Topic, Topic], int]  # how many Members put the one before the other

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics in the neutral order."""
        return tuple(line.topic for line in self.lines)

    @property
    def pairs(self) -> list[tuple[Topic, list[int | None]]]:
        """For each topic, how many Members put it before each of the others; none against itself."""
        return [(one, [self.preferred.get((one, other)) for other in self.topics]) for one in self.topics]

    @property
    def first_choice(self) -> Topic | None:
        """The one topic that more Members than any other put first, where there is one."""
        leading = next(iter(self.groups), None)
        return leading.topics[0] if leading and leading.first_choices and not leading.is_tie else None

    def selection(self, places: int) -> Selection:
        """Which topics fill so many places. What nobody put first fills none, however many equals it has."""
        clear: list[Topic] = []
        for group in self.groups:
            left = places - len(clear)
            if left <= 0 or not group.first_choices:
                break
            if len(group.topics) > left:
                return Selection(tuple(clear), group.topics, left)
            clear += group.topics
        return Selection(tuple(clear), (), places - len(clear))


@dataclass(frozen=True)
class Expression:
    """What counts for one Member: how it answers and, where it names topics, in which order."""

    member: Member
    manner: str
    order: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Result:
    """What a closed sounding says: the orders tallied, the answers counted, and who has not answered."""

    tally: Tally
    manners: dict[str, int]  # how many Members answered in each manner
    expressions: tuple[Expression, ...]  # those that were counted, in the order in which the Members were given
    silent: tuple[Member, ...]  # the Members that were asked and have not answered, in that order too

    @property
    def asked(self) -> int:
        """How many Members were asked."""
        return len(self.expressions) + len(self.silent)


def result(topics: Sequence[Topic], asked: Sequence[Member], expressions: Iterable[Expression]) -> Result:
    """Work out a sounding of the Members asked; an expression of anybody else does not count."""
    by_member = {each.member: each for each in expressions}
    counted = tuple(by_member[member] for member in asked if member in by_member)
    return Result(
        tally=tally(topics, [each.order for each in counted if each.order]),
        manners=dict(Counter(each.manner for each in counted)),
        expressions=counted,
        silent=tuple(member for member in asked if member not in by_member),
    )


def tally(topics: Sequence[Topic], orders: Sequence[Sequence[Topic]]) -> Tally:
    """Count orders of these topics, each of at least one and each topic in it once; `topics` is the neutral order.

    Points after Borda: of n topics the first gets n - 1, the next one less, and so on; one that is not ranked gets
    none. Between two topics a Member prefers the one that it ranks before the other, or ranks alone.
    """
    places: Counter[tuple[Topic, int]] = Counter()
    preferred: Counter[tuple[Topic, Topic]] = Counter()
    for order in orders:
        unranked = [topic for topic in topics if topic not in order]
        for place, topic in enumerate(order):
            places[topic, place] += 1
            preferred.update((topic, other) for other in (*order[place + 1 :], *unranked))
    by_rank = {topic: tuple(places[topic, place] for place in range(len(topics))) for topic in topics}
    lines = tuple(_line(topic, ranks, len(orders)) for topic, ranks in by_rank.items())
    pairs = {(one, other): preferred[one, other] for one in topics for other in topics if one != other}
    return Tally(lines, _groups(lines), pairs)


def moved(order: Sequence[Topic], move: str, topic: Topic) -> list[Topic]:
    """The order after one move of a topic: `up`, `down`, `out`, or `in` at its end; one that leads nowhere is none."""
    if (move == "in") == (topic in order):
        return list(order)
    others = [each for each in order if each != topic]
    if move == "out":
        return others
    place = len(others) if move == "in" else max(0, order.index(topic) + {"up": -1, "down": 1}[move])
    return [*others[:place], topic, *others[place:]]


def _line(topic: Topic, by_rank: tuple[int, ...], orders: int) -> TopicCount:
    return TopicCount(
        topic=topic,
        by_rank=by_rank,
        unranked=orders - sum(by_rank),
        points=sum((len(by_rank) - 1 - place) * count for place, count in enumerate(by_rank)),
        share=round(100 * by_rank[0] / orders, 2) if orders else 0.0,
    )


def _groups(lines: Iterable[TopicCount]) -> tuple[Group, ...]:
    groups, place = [], 1
    for most, equal in groupby(sorted(lines, key=lambda line: -line.first_choices), lambda line: line.first_choices):
        topics = tuple(line.topic for line in equal)
        groups.append(Group(place, topics, most))
        place += len(topics)
    return tuple(groups)
