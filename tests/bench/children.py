"""The two processes of a round, the stub and the bot, and what the kernel knows of the bot."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, Self

from tests.bench.contestants import ROOT, Contestant, environment

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
STOP_SECONDS = 15


class Failed(Exception):
    """A bot didn't do what the round asked of it."""


class Stub:
    """The stub of Telegram, in its own process."""

    def __init__(self, child: asyncio.subprocess.Process, url: str) -> None:
        self.child, self.url = child, url

    @classmethod
    async def start(cls, latency: float) -> Self:
        """Starts it on a free loopback port; every call of the bot will take `latency` seconds."""
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.stub", str(latency),
            cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        port = json.loads(await _line(child))["port"]
        return cls(child, f"http://127.0.0.1:{port}")

    async def ask(self, do: str, seconds: float, **what: float) -> dict[str, Any]:
        """Has it hand out taps and returns its report. Raises Failed if any went unanswered."""
        assert self.child.stdin
        self.child.stdin.write(json.dumps({"do": do, "seconds": seconds, **what}).encode() + b"\n")
        report: dict[str, Any] = json.loads(await _line(self.child))
        if report["answered"] < report["expected"]:
            raise Failed(f"{do}: {report['answered']} of {report['expected']} answered")
        return report

    async def stop(self) -> None:
        """Ends it, whatever it is in the middle of."""
        if self.child.returncode is None:
            self.child.terminate()
        await self.child.wait()


class Bot:
    """A contestant at work."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self.child, self.pid = child, child.pid

    @classmethod
    async def start(cls, contestant: Contestant, url: str, folder: Path, *more: Path) -> Self:
        """Starts it in a folder of its own; what it says goes to `log` there. `more`: packages for it."""
        with (folder / "log").open("wb") as log:
            child = await asyncio.create_subprocess_exec(
                *contestant.command(), cwd=folder, env=environment(url, folder, *more),
                stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        return cls(child)

    def cpu_seconds(self) -> float:
        """Used so far, by all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def peak_mib(self) -> float:
        """The most memory it has held at once."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        raise Failed("the kernel doesn't say how much memory it held")

    async def stop(self) -> None:
        """Asks it to end; insists after a while."""
        if self.child.returncode is not None:
            return
        self.child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self.child.wait(), STOP_SECONDS)
        except TimeoutError:
            self.child.kill()
            await self.child.wait()


async def _line(child: asyncio.subprocess.Process) -> bytes:
    assert child.stdout
    line = await child.stdout.readline()
    if not line:
        raise Failed("the stub ended")
    return line
