"""Short forms of given names in Latin letters."""

_LINES = """
alexander alex sasha sandy
andrew andy drew
anthony tony
benjamin ben benny
catherine cathy kate katie
charles charlie chuck
christopher chris kit
daniel dan danny
david dave davey
deborah debbie deb
donald don donnie
edward ed eddie ted ned
elizabeth liz lizzie beth betty eliza lisbeth
frederick fred freddie
gregory greg
james jim jimmy jamie
jennifer jen jenny
john johnny jack
jonathan jon
joseph joe joey
joshua josh
kenneth ken kenny
lawrence larry
margaret maggie meg peggy
matthew matt
michael mike mick mickey
nicholas nick nicky
patricia pat patty trish
patrick paddy pat
peter pete
philip phil
rebecca becky
richard rick dick richie
robert bob bobby rob robbie bert
ronald ron ronnie
samuel sam sammy
stephen steve steph
susan sue susie
theodore theo ted
thomas tom tommy
timothy tim
victoria vicky tori
vincent vince
william bill billy will willy
zachary zach zack
""".split("\n")
_LONG_FORMS: dict[str, list[str]] = {}
for _line in filter(None, _LINES):
    _long, *_shorts = _line.split()
    for _short in _shorts:
        _LONG_FORMS.setdefault(_short, []).append(_long)


def long_forms(given: str) -> tuple[str, ...]:
    """Return the given names that a folded one may be short for: ``ted`` is Edward or Theodore."""
    return tuple(_LONG_FORMS.get(given, ()))
