"""The limits of a whole command, ``limits.seconds`` and ``limits.memory``, held by the operating system.

The time is that on the clock. It is told again every second until the command ends, so that no code that handles the
fault of one file can go on with the next. Memory is the address space of the process.
"""

from __future__ import annotations

import contextlib
import sys

from dialogue_cli.errors import LimitExceeded


def hold(*, seconds: int = 0, memory: int = 0) -> None:
    """From now on, LimitExceeded after ``seconds`` and MemoryError above ``memory`` MiB; 0 sets no limit."""
    if memory:
        with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit here, or a lower one holds already
            import resource

            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            most = memory << 20
            resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    if seconds:
        with contextlib.suppress(ValueError, AttributeError):  # not the main thread, or a system without the timer
            _alarm(seconds)


def lift_memory_bound() -> None:
    """As much memory as the system allows: for the end of a command that ran into its bound, to tell so."""
    if "resource" in sys.modules:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _alarm(seconds: int) -> None:
    import signal

    def over(*_: object) -> None:
        raise LimitExceeded(f"took longer than {seconds} seconds", setting="limits.seconds")

    signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
