"""A network on disk: arrays as they lie in memory, opened without reading them.

A file holds, little endian::

    8 bytes   magic                     "enishi", CR, LF: a transfer as text would show
    uint32    version of the layout
    uint32    length of the header
    uint32    CRC-32 of the header
    header    JSON: fingerprint, chain, and name, type, place, size and CRC-32 of each array
    arrays    each at a multiple of 64 bytes

A file is written beside its place and put there in one step, readable by its owner only. One that
is damaged, cut off, of another version or of another fingerprint is refused by a
:class:`SnapshotError`; whoever holds the ties then builds the network again.
"""

import json
import mmap
import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.network.chain import ChainPrior
from enishi.network.graph import Arcs, Network, Ties
from enishi.network.packed import PackedRows
from enishi.network.paths import NetworkError
from enishi.network.ties import NodeId

VERSION = 1
_MAGIC = b"enishi\r\n"
_HEAD = struct.Struct("<8sIII")
_LINE = 64
_CHUNK = 1 << 24
_KINDS = {"<i8", "<f8", "<u8", "|i1", "|u1"}
Arrays = Mapping[str, npt.NDArray[Any]]


class SnapshotError(NetworkError):
    """A file that holds no network, or not the one asked for."""


def save_network(network: Network, path: Path, *, fingerprint: str = "") -> None:
    """Write a network to a file, replacing what is there.

    Args:
        network: Packed rows go with it where it has them.
        path: In a folder that exists.
        fingerprint: Of what the network was made of, to be asked for on opening.
    """
    arrays = {name: _little(array) for name, array in _arrays(network)}
    entries, place = [], 0
    for name, array in arrays.items():
        entries.append(
            {
                "name": name,
                "kind": array.dtype.str,
                "place": place,
                "count": array.size,
                "crc": _crc(array),
            }
        )
        place += -(-array.nbytes // _LINE) * _LINE
    chain = network.chain
    header = {
        "fingerprint": fingerprint,
        "chain": None if chain is None else [chain.yes, chain.no],
        "arrays": entries,
    }
    _put(path, json.dumps(header).encode("ascii"), list(arrays.values()))


def open_network(path: Path, *, fingerprint: str | None = None) -> Network:
    """Open a network that :func:`save_network` wrote.

    Arrays stay in the file until they are read; they are checked once, at about 1 GB a second.

    Args:
        path: Must not be written to in place while the network lives; replacing it is fine.
        fingerprint: The one that the network must have; None for any.

    Raises:
        SnapshotError: If there is no file, or not this network in it.
    """
    memory, header, begin = _read_head(path)
    if fingerprint is not None and header.get("fingerprint") != fingerprint:
        msg = "network file must have the fingerprint asked for, got another"
        raise SnapshotError(msg)
    try:
        arrays = {entry["name"]: _array(memory, begin, entry) for entry in header["arrays"]}
        return _network(arrays, header["chain"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        msg = "network file must hold whole arrays, got a damaged one"
        raise SnapshotError(msg) from error


def _arrays(network: Network) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    names = [node.encode("utf-8") for node in network.nodes]
    yield "names", np.frombuffer(b"".join(names), dtype=np.uint8)
    yield "name_ends", np.cumsum([len(name) for name in names], dtype=np.int64)
    yield from _arcs_arrays("onward", network.onward)
    if network.inward is not network.onward:
        yield from _arcs_arrays("inward", network.inward)
    for field in ("tails", "heads", "chances", "states"):
        yield f"possible.{field}", getattr(network.possible, field)
    if network.packed is not None:
        onward, inward = network.packed
        yield from _packed_arrays("onward", onward)
        if inward is not onward:
            yield from _packed_arrays("inward", inward)


def _arcs_arrays(way: str, arcs: Arcs) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for field in ("starts", "ends", "chances", "states"):
        yield f"{way}.{field}", getattr(arcs, field)
    if arcs.weights is not arcs.chances:
        yield f"{way}.weights", arcs.weights


def _packed_arrays(way: str, rows: PackedRows) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    yield f"{way}.pairs", rows.pairs
    yield f"{way}.exact", rows.exact


def _little(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))


def _crc(array: npt.NDArray[Any]) -> int:
    found = 0
    held = array.view(np.uint8).data
    for begin in range(0, len(held), _CHUNK):
        found = zlib.crc32(held[begin : begin + _CHUNK], found)
    return found


def _put(path: Path, header: bytes, arrays: list[npt.NDArray[Any]]) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_HEAD.pack(_MAGIC, VERSION, len(header), zlib.crc32(header)))
            file.write(header)
            for array in arrays:
                file.write(bytes(-file.tell() % _LINE))
                file.write(array.view(np.uint8).data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read_head(path: Path) -> tuple[mmap.mmap, dict[str, Any], int]:
    try:
        with path.open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, length, crc = _HEAD.unpack_from(memory)
    except (OSError, ValueError, struct.error) as error:
        msg = "network file must be there and whole, got none or a damaged one"
        raise SnapshotError(msg) from error
    text = memory[_HEAD.size : _HEAD.size + length]
    if magic != _MAGIC or version != VERSION or zlib.crc32(text) != crc:
        msg = f"network file must be of version {VERSION} and whole, got another"
        raise SnapshotError(msg)
    begin = -(-(_HEAD.size + length) // _LINE) * _LINE
    return memory, json.loads(text), begin


def _array(memory: mmap.mmap, begin: int, entry: dict[str, Any]) -> npt.NDArray[Any]:
    if entry["kind"] not in _KINDS:
        raise ValueError(entry["kind"])
    kind = np.dtype(entry["kind"])
    if entry["count"] == 0:
        return np.zeros(0, dtype=kind.newbyteorder("="))
    array = np.frombuffer(memory, kind, count=entry["count"], offset=begin + entry["place"])
    if _crc(array) != entry["crc"]:
        raise ValueError(entry["name"])
    return array if sys.byteorder == "little" else array.astype(kind.newbyteorder("="))


def _network(arrays: Arrays, chain: list[float] | None) -> Network:
    onward = _arcs("onward", arrays)
    inward = _arcs("inward", arrays) if "inward.starts" in arrays else onward
    possible = {
        field: arrays[f"possible.{field}"] for field in ("tails", "heads", "chances", "states")
    }
    return Network(
        nodes=_nodes(arrays),
        onward=onward,
        inward=inward,
        possible=Ties(**possible),
        chain=None if chain is None else ChainPrior(yes=chain[0], no=chain[1]),
        packed=_packed(arrays, onward, inward),
    )


def _nodes(arrays: Arrays) -> tuple[NodeId, ...]:
    text = arrays["names"].tobytes()
    ends = arrays["name_ends"].tolist()
    begins = [0, *ends[:-1]] if ends else []
    return tuple(
        NodeId(text[begin:end].decode("utf-8")) for begin, end in zip(begins, ends, strict=True)
    )


def _arcs(way: str, arrays: Arrays) -> Arcs:
    chances = arrays[f"{way}.chances"]
    return Arcs(
        starts=arrays[f"{way}.starts"],
        ends=arrays[f"{way}.ends"],
        chances=chances,
        weights=arrays.get(f"{way}.weights", chances),
        states=arrays[f"{way}.states"],
    )


def _packed(arrays: Arrays, onward: Arcs, inward: Arcs) -> tuple[PackedRows, PackedRows] | None:
    if "onward.pairs" not in arrays:
        return None
    there = _packed_rows("onward", arrays, onward)
    return there, there if inward is onward else _packed_rows("inward", arrays, inward)


def _packed_rows(way: str, arrays: Arrays, arcs: Arcs) -> PackedRows:
    return PackedRows(
        starts=arcs.starts, pairs=arrays[f"{way}.pairs"], exact=arrays[f"{way}.exact"]
    )
