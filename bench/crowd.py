"""Invented people in any number, as files: the same seed gives the same bytes."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FAMILIES = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "Martin",
    "Bernard",
    "Petit",
    "Durand",
    "Moreau",
    "Laurent",
    "Smith",
    "Jones",
    "Taylor",
    "Brown",
    "Wilson",
    "Evans",
    "García",
    "López",
    "Müller",
    "Schmidt",
    "Rossi",
    "Costa",
]
GIVENS = [
    "陽菜",
    "葵",
    "結衣",
    "蓮",
    "湊",
    "大翔",
    "美咲",
    "悠斗",
    "さくら",
    "翔太",
    "Camille",
    "Julien",
    "Chloé",
    "Lucas",
    "Emma",
    "Hugo",
    "Alice",
    "Oliver",
    "Grace",
    "Arthur",
    "Sofía",
    "Mateo",
    "Hannah",
    "Jonas",
    "Giulia",
    "Marco",
    "Inês",
    "Tiago",
]
TITLES = [
    "Marketing Manager",
    "マーケティング部長",
    "Community Manager",
    "Responsable marketing",
    "Software Engineer",
    "広報担当",
    "Product Manager",
    "Founder & CEO",
    "Teacher",
    "UX Designer",
]
CITIES = ["Paris", "Tokyo", "Lisbon", "Berlin", "福岡市", "London", "Lyon", "大阪市"]
FIRST_DAY = date(2015, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One invented person."""

    number: int
    family: str
    given: str
    organisation: str
    title: str
    city: str
    connected_on: date

    @property
    def slug(self) -> str:
        """Return a profile name no other person has."""
        return f"person-{self.number:07d}"


def crowd(count: int, *, seed: int = 20241123) -> Iterator[Somebody]:
    """Yield ``count`` people; every tenth bears a name that others bear too."""
    dice = random.Random(seed)
    for number in range(count):
        yield Somebody(
            number=number,
            family=dice.choice(FAMILIES),
            given=f"{dice.choice(GIVENS)}{'' if number % 10 == 0 else number}",
            organisation=f"{dice.choice('ABCDEFGHIJ')}{dice.randrange(3000)} Works",
            title=dice.choice(TITLES),
            city=dice.choice(CITIES),
            connected_on=FIRST_DAY + timedelta(days=dice.randrange(3400)),
        )


def write_linkedin(path: Path, people: Iterator[Somebody]) -> None:
    """Write a connections list with the archive's own preamble."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"When exporting your connection data, some are missing."\n\n')
        table = csv.writer(file)
        table.writerow(
            [
                "First Name",
                "Last Name",
                "URL",
                "Email Address",
                "Company",
                "Position",
                "Connected On",
            ],
        )
        for one in people:
            table.writerow(
                [
                    one.given,
                    one.family,
                    f"https://www.linkedin.com/in/{one.slug}",
                    "",
                    one.organisation,
                    one.title,
                    one.connected_on.strftime("%d %b %Y"),
                ],
            )


def write_vcards(path: Path, people: Iterator[Somebody]) -> None:
    """Write an address book, one card after the other."""
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        for one in people:
            file.write(
                f"BEGIN:VCARD\nVERSION:3.0\nUID:{one.slug}\nN:{one.family};{one.given};;;\n"
                f"FN:{one.given} {one.family}\nORG:{one.organisation}\nTITLE:{one.title}\n"
                f"EMAIL;TYPE=WORK:{one.slug}@example.com\n"
                f"ADR;TYPE=WORK:;;;{one.city};;;\nEND:VCARD\n",
            )


def write_table(path: Path, people: Iterator[Somebody]) -> None:
    """Write a plain table as anybody might keep one."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Name", "Email", "Company", "Title", "City"])
        for one in people:
            table.writerow(
                [
                    f"{one.given} {one.family}",
                    f"{one.slug}@example.com",
                    one.organisation,
                    one.title,
                    one.city,
                ],
            )
