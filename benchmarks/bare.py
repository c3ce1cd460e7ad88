"""A bare Macaulay2 on a pipe: no files, no isolation, no errors; the fastest way there is."""

from __future__ import annotations

import itertools
import subprocess

from nnag_m2.engine.executable import find_engine

_FLAGS = (
    *("-q", "--silent", "--no-preload", "--no-readline", "--no-prompts", "--no-debug"),
    *("--print-width", "0"),
)


class BareMacaulay2:
    """A process that is written to and read from up to a marker.

    Parameters
    ----------
    executable
        A path of Macaulay2, or ``None`` for the one that the package finds.
    """

    def __init__(self, executable: str | None) -> None:
        engine = find_engine(executable)
        self._numbers = itertools.count()
        self._process = subprocess.Popen(
            [engine.executable, *_FLAGS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=engine.environment(),
        )
        self.run("clearEcho stdio;")  # otherwise it would repeat everything that it is told

    def run(self, script: str) -> str:
        """Return what a script prints."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        marker = f"marker-{next(self._numbers)}"
        self._process.stdin.write(f'{script}\n<< "{marker}" << endl << flush;\n'.encode())
        self._process.stdin.flush()
        lines: list[str] = []
        while (line := self._process.stdout.readline().decode()) != f"{marker}\n":
            if not line:
                raise EOFError("Macaulay2 ended")
            lines.append(line)
        return "".join(lines)

    def __enter__(self) -> BareMacaulay2:
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.kill()
        self._process.communicate()
