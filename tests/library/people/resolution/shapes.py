"""Invented crowds of other shapes than an address book: whom each record is of is known.

Nobody here chose a weight or a threshold; the shapes are those on which record linkage goes wrong.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from enishi.people import Profile

SEED = 20261201
_FAMILIES = (
    "Smith Johnson Brown Garcia Miller Davis Martin Lopez Wilson Moore Taylor Lee Walker "
    "Hall Young King Wright Scott Green Baker Adams Nelson Carter Rossi Bianchi Costa "
    "Silva Dubois Moreau Laurent Schmidt Weber Fischer Novak Kowalski Jensen Larsen "
    "Virtanen Popescu Nagy"
)
FAMILIES = _FAMILIES.split()
_GIVENS = (
    "James Mary John Linda Robert Anna Michael Sara David Laura Maria Paul Emma Peter "
    "Julia Marc Lucie Ana Rui Carla Hans Greta Ivan Olga Jan Eva Lars Ida Marco Giulia "
    "Pierre Claire Tom Kim"
)
GIVENS = _GIVENS.split()
KANJI_FAMILIES = (
    "佐藤 さとう Sato|鈴木 すずき Suzuki|高橋 たかはし Takahashi|田中 たなか Tanaka|"
    "伊藤 いとう Ito|渡辺 わたなべ Watanabe|山本 やまもと Yamamoto|"
    "中村 なかむら Nakamura|小林 こばやし Kobayashi|加藤 かとう Kato|吉田 よしだ Yoshida|"
    "山田 やまだ Yamada|佐々木 ささき Sasaki|松本 まつもと Matsumoto|井上 いのうえ Inoue|"
    "木村 きむら Kimura|清水 しみず Shimizu|森 もり Mori|池田 いけだ Ikeda"
)
KANJI_GIVENS = (
    "花子 はなこ Hanako|太郎 たろう Taro|健一 けんいち Kenichi|由美 ゆみ Yumi|"
    "翔 しょう Sho|美咲 みさき Misaki|大輔 だいすけ Daisuke|恵 めぐみ Megumi|"
    "直樹 なおき Naoki|愛 あい Ai|拓也 たくや Takuya|陽子 ようこ Yoko|誠 まこと Makoto|"
    "久美子 くみこ Kumiko|亮 りょう Ryo"
)
_CITIES = "Paris Lyon Lille Nantes Bordeaux Nice Rennes Toulouse Dijon Metz Brest Tours"
CITIES = _CITIES.split()
FIRMS = [f"{one} {kind}" for one in FAMILIES for kind in ("Consulting", "Foods", "Labs", "& Sons")]
SYLLABLES = [one + other for one in "bdfgklmnprstvz" for other in "aeiou"]
Dice = np.random.Generator


@dataclass(frozen=True, kw_only=True)
class Shape:
    """People as files tell of them.

    Attributes:
        profiles: One for each record.
        truth: Whom each is of, by id.
    """

    profiles: tuple[Profile, ...]
    truth: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class _Writer:
    """Writes a person down as somebody would who is in a hurry."""

    dice: Dice

    def some(self, value: str, *, often: float) -> tuple[str, ...]:
        """Leave a value out now and then."""
        return (value,) if self.dice.random() < often else ()

    def slipped(self, text: str, *, often: float = 0.08) -> str:
        """Leave out a letter now and then."""
        if self.dice.random() >= often or len(text) < 3:
            return text
        place = int(self.dice.integers(1, len(text)))
        return text[:place] + text[place + 1 :]

    def one_of(self, many: list[str]) -> str:
        """Choose, the first ones much more often: names are common or rare."""
        weights = 1 / (np.arange(len(many)) + 2.0)
        return many[int(self.dice.choice(len(many), p=weights / weights.sum()))]

    def rare(self) -> str:
        """Return a family name that few share."""
        return "".join(self.dice.choice(SYLLABLES, 4)).title()

    def day(self) -> str:
        """Return a birthday."""
        born = np.datetime64("1950-01-01") + int(self.dice.integers(0, 20000))
        return str(born)

    def phone(self) -> str:
        """Return a mobile number."""
        return f"+33 6 {self.dice.integers(10, 99)} {self.dice.integers(10**6, 10**7 - 1)}"


_Tell = Callable[[_Writer], Callable[[], Profile]]


def crowd_of(people: int, tell: _Tell, *, most: int = 3) -> Shape:
    """Return what ``tell`` writes of so many people, one to ``most`` records each, shuffled."""
    writer = _Writer(dice=np.random.default_rng(SEED))
    told = [
        (str(person), write())
        for person in range(people)
        for write in [tell(writer)]
        for _ in range(int(writer.dice.integers(1, most + 1)))
    ]
    return numbered(told, writer.dice)


def numbered(told: list[tuple[str, Profile]], dice: Dice) -> Shape:
    """Give records ids and an order that say nothing."""
    order = dice.permutation(len(told))
    mixed = [told[place] for place in order]
    return Shape(
        profiles=tuple(replace(one, id=f"r{n:05}") for n, (_, one) in enumerate(mixed)),
        truth={f"r{n:05}": person for n, (person, _) in enumerate(mixed)},
    )


def common_names(writer: _Writer) -> Callable[[], Profile]:
    """Names that many share, a town and a firm, half of it missing, no address at all."""
    given, family = writer.one_of(GIVENS), writer.one_of(FAMILIES)
    born, city, firm = writer.day(), writer.one_of(CITIES), writer.one_of(FIRMS)
    return lambda: Profile(
        id="",
        names=(f"{writer.slipped(given)} {writer.slipped(family)}",),
        birthday="".join(writer.some(born, often=0.6)),
        places=writer.some(city, often=0.5),
        organisations=writer.some(firm, often=0.5),
    )


def colleagues(writer: _Writer) -> Callable[[], Profile]:
    """Everybody's number is the firm's, half of the addresses are its box."""
    given, family = writer.one_of(GIVENS), writer.rare()
    place = int(writer.dice.integers(0, 40))
    box = ("info", "contact", "sales")[int(writer.dice.integers(3))]
    own = f"{given}.{family}@firm{place}.example"
    return lambda: Profile(
        id="",
        names=(f"{writer.slipped(given)} {writer.slipped(family)}",),
        phones=writer.some(f"+33 1 40 {place:02} 00 00", often=0.9),
        mails=writer.some(f"{box}@firm{place}.example", often=0.5) or writer.some(own, often=0.8),
        organisations=writer.some(FIRMS[place], often=0.8),
    )


def voters(writer: _Writer) -> Callable[[], Profile]:
    """Only a name, a year and a town, as electoral rolls have them."""
    given, family = writer.one_of(GIVENS), writer.rare()
    born, city = writer.day(), writer.one_of(CITIES)
    return lambda: Profile(
        id="",
        names=(f"{writer.slipped(given)} {writer.slipped(family)}",),
        birthday="".join(writer.some(born, often=0.95)),
        places=(city,),
    )


def in_history(writer: _Writer) -> Callable[[], Profile]:
    """Many records of each, with a day and a place that are often wrong: people long dead."""
    given, family = writer.one_of(GIVENS), writer.rare()
    born, city = writer.day(), writer.one_of(CITIES)

    def write() -> Profile:
        day = born if writer.dice.random() < 0.8 else f"{born[:4]}-01-01"
        return Profile(
            id="",
            names=(f"{writer.slipped(given, often=0.2)} {writer.slipped(family, often=0.2)}",),
            birthday="".join(writer.some(day, often=0.8)),
            places=writer.some(city, often=0.8),
            titles=writer.some(writer.one_of(["painter", "poet", "priest"]), often=0.4),
        )

    return write


def in_japanese(writer: _Writer) -> Callable[[], Profile]:
    """Kanji, kana and Latin letters; an address or a number for most."""
    family = writer.one_of(KANJI_FAMILIES.split("|")).split()
    given = writer.one_of(KANJI_GIVENS.split("|")).split()
    number = int(writer.dice.integers(10**7))
    phone, mail = f"090-{number:08}", f"{given[2]}{number}@home.example".lower()
    firm = f"株式会社{writer.one_of(KANJI_FAMILIES.split('|')).split()[0]}製作所"

    def write() -> Profile:
        form = int(writer.dice.integers(0, 3))
        joint = "" if form == 0 and writer.dice.random() < 0.3 else " "
        parts = (given[2], family[2]) if form == 2 else (family[form], given[form])
        is_read = form == 0 and writer.dice.random() < 0.5
        return Profile(
            id="",
            names=(joint.join(parts),),
            readings=(f"{family[1]} {given[1]}",) if is_read else (),
            phones=writer.some(phone, often=0.6),
            mails=writer.some(mail, often=0.6),
            organisations=writer.some(firm, often=0.4),
        )

    return write


def only_names(writer: _Writer) -> Callable[[], Profile]:
    """A list of names and nothing else."""
    name = f"{writer.one_of(GIVENS)} {writer.rare()}"
    return lambda: Profile(id="", names=(writer.slipped(name),))


def constant(writer: _Writer) -> Callable[[], Profile]:
    """Members of one club in one town: three columns that tell nothing."""
    given, family = writer.one_of(GIVENS), writer.rare()
    mail = f"{given}{family}{writer.dice.integers(100)}@x.example"
    return lambda: Profile(
        id="",
        names=(f"{writer.slipped(given)} {writer.slipped(family)}",),
        mails=writer.some(mail, often=0.6),
        organisations=("The Club",),
        titles=("Member",),
        places=("Paris",),
    )


def households() -> Shape:
    """Families at one address with one telephone; one in five has twins."""
    writer = _Writer(dice=np.random.default_rng(SEED))
    told = [one for home in range(250) for one in _household(writer, home)]
    return numbered(told, writer.dice)


def _household(writer: _Writer, home: int) -> Iterator[tuple[str, Profile]]:
    family, city = writer.one_of(FAMILIES), writer.one_of(CITIES)
    phone, twins = writer.phone(), writer.day()
    names = writer.dice.choice(GIVENS, 4, replace=False)
    for place, given in enumerate(names):
        born = twins if place > 1 and home % 5 == 0 else writer.day()
        for _ in range(int(writer.dice.integers(1, 3))):
            yield (
                f"{home}-{given}",
                Profile(
                    id="",
                    names=(f"{writer.slipped(str(given))} {writer.slipped(family)}",),
                    phones=writer.some(phone, often=0.8),
                    birthday="".join(writer.some(born, often=0.8)),
                    places=(city,),
                    organisations=writer.some(f"{home} Rue Longue", often=0.9),
                ),
            )


SHAPES: dict[str, Callable[[], Shape]] = {
    "common names, sparse": lambda: crowd_of(700, common_names),
    "colleagues": lambda: crowd_of(700, colleagues),
    "households, twins": households,
    "voters": lambda: crowd_of(1000, voters),
    "in history": lambda: crowd_of(150, in_history, most=19),
    "in Japanese": lambda: crowd_of(700, in_japanese),
    "only names": lambda: crowd_of(500, only_names),
    "constant columns": lambda: crowd_of(600, constant),
}
"""Each shape by its name."""
UNIQUE: dict[str, Callable[[], Shape]] = {
    "common names, sparse": lambda: crowd_of(1500, common_names, most=1),
    "colleagues": lambda: crowd_of(1500, colleagues, most=1),
    "voters": lambda: crowd_of(1500, voters, most=1),
    "in Japanese": lambda: crowd_of(1500, in_japanese, most=1),
    "only names": lambda: crowd_of(500, only_names, most=1),
    "constant columns": lambda: crowd_of(1500, constant, most=1),
}
"""The same where nobody comes twice."""
