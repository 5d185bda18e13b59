"""Mail: who wrote to whom and when, names decoded, beside the standard library's mailbox."""

import contextlib
import mailbox
import random
import statistics
import sys
import tempfile
import time
from email.header import Header, decode_header, make_header
from email.parser import BytesHeaderParser
from email.utils import formataddr, getaddresses
from pathlib import Path

from enishi.sources import Owner, PersonRecord, TouchRecord, read_sources

OWN = "me@example.com"
NAMES = ("Camille Roussel", "山田 花子", "Jørn Støylen", "O'Neill, Sean", "Ana Lima", "佐藤 健")


def make_mbox(path: Path, mails: int, *, seed: int = 7) -> None:
    """Write mails between the user and a few thousand people, with bodies and odd headers."""
    dice = random.Random(seed)
    people = [
        (f"{dice.choice(NAMES)} {n}", f"p{n}@{dice.choice(('example.org', 'example.jp'))}")
        for n in range(max(20, mails // 30))
    ]
    with path.open("wb") as file:
        for number in range(mails):
            file.write(_mail(number, dice, people))


def _mail(number: int, dice: random.Random, people: list[tuple[str, str]]) -> bytes:
    other, own = dice.choice(people), ("Me", OWN)
    sender, receiver = (own, other) if dice.random() < 0.4 else (other, own)
    day = f"{1 + number % 28} {('Jan', 'May', 'Sep')[number % 3]} {2010 + number % 15}"
    lines = [
        f"From {number}@xxx Mon Mar 04 11:20:34 +0000 2024",
        f"X-GM-THRID: {1_700_000_000 + number // 3}",
        "X-Gmail-Labels: Inbox,Important",
        f"Delivered-To: {OWN}",
        *(f"Received: by 10.0.{n}.1 with SMTP id x{number}; Mon, 4 Mar 2024" for n in range(4)),
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        b={'Zx9' * 60}",
        f"From: {_address(sender)}",
        f"To: {_address(receiver)}",
        f"Subject: {Header(f'Meeting {number} 打ち合わせ', 'utf-8').encode()}",
        f"Date: Mon, {day} 10:{number % 60:02d}:00 +0900",
        f"Message-ID: <{number}@mail.example.org>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "",
    ]
    body = "\n".join(
        "Lorem ipsum dolor sit amet, consectetur." for _ in range(dice.randint(5, 120))
    )
    return ("\n".join(lines) + "\n" + body + "\n\n").encode()


def _address(pair: tuple[str, str]) -> str:
    return formataddr(pair, charset="utf-8")


def ours(path: Path) -> tuple[int, dict[str, str]]:
    """Return the number of touches and the name of each address."""
    names: dict[str, str] = {}
    touches = 0
    owner = Owner(mails=frozenset({OWN}))
    for one in read_sources(path, owner=owner):
        if isinstance(one, TouchRecord):
            touches += 1
        elif isinstance(one, PersonRecord):
            names[one.key.removeprefix("mail:")] = one.fields[0].value
    return touches, names


def stdlib(path: Path) -> tuple[int, dict[str, str]]:
    """Return the same with mailbox, its header parser, getaddresses and decode_header."""
    names: dict[str, str] = {}
    touches = 0
    parser = BytesHeaderParser()
    box = mailbox.mbox(path, factory=parser.parse, create=False)  # type: ignore[arg-type]
    with contextlib.closing(box):
        for message in box:
            told = [*message.get_all("From", []), *message.get_all("To", [])]
            message.get("Date"), message.get("Message-ID")
            touches += 1
            for name, mail in getaddresses([str(one) for one in told]):
                if mail != OWN:
                    names.setdefault(mail.lower(), str(make_header(decode_header(name))))
    return touches, names


def main() -> None:
    """Run both on the same file, in turns; print ratio, median and spread of processor time."""
    mails = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.mbox"
        make_mbox(path, mails)
        size = path.stat().st_size / 1e6
        times: dict[str, list[float]] = {"enishi": [], "mailbox": []}
        for _ in range(rounds):
            for name, read in (("enishi", ours), ("mailbox", stdlib)):
                start = time.process_time()
                found = read(path)
                times[name].append(time.process_time() - start)
                print(f"  {name}: {found[0]} touches, {len(found[1])} addresses")
                if name == "enishi":
                    first = found
                else:
                    assert found == first, "both must read the same"
        print(f"\n{mails} mails, {size:.0f} MB, {rounds} rounds in turns, seed 7")
        for name, taken in times.items():
            middle = statistics.median(taken)
            print(f"{name:8} {size / middle:8.1f} MB/s  {min(taken):.2f}–{max(taken):.2f} s")
        ratios = [theirs / mine for mine, theirs in zip(*times.values(), strict=True)]
        print(f"ratio    {statistics.median(ratios):.1f}  ({min(ratios):.1f}–{max(ratios):.1f})")


if __name__ == "__main__":
    main()
