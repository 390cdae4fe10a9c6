"""Disks that are too small or can't be written: real ones, in memory, where the system lets us mount them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, size: str = "8m") -> Iterator[Path]:
    """A disk of that size at `place`; the test is skipped where nobody may mount one."""
    place.mkdir(parents=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def make_read_only(place: Path) -> None:
    """From now on nothing can be written on that disk."""
    _mount("-o", "remount,ro", str(place))


def fill(place: Path) -> Path:
    """Leave no room on the disk. Gives the file that takes it all."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for piece in (65536, 4096, 1):
            try:
                while file.write(b"\0" * piece) == piece:
                    pass
            except OSError:
                continue
    return filler


def _mount(*how: str) -> None:
    try:
        mounted = subprocess.run(["mount", *how], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command, so no small disk to try")
    if mounted.returncode:
        pytest.skip(f"no small disk to try: {mounted.stderr.strip()}")
