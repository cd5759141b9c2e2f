"""The long run: coverage-guided fuzzing of reading, cutting, comparing and rendering with atheris.

    make fuzz SECONDS=3600

Seeds are the shipped statements and the example texts in every format. An input that fails is written beside this
file as crash-*; move it to tests/fuzz/found/ with the mend, and the short run keeps it for ever.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

with atheris.instrument_imports(include=["dialogue_cli"]):
    from properties import all_in_one, formats


def seeds(folder: Path) -> None:
    """One seed a shipped text and format, short enough to be mutated often."""
    files = [*ROOT.glob("corpus/*/*.md"), *ROOT.glob("examples/texts/*")]
    for number, path in enumerate(files):
        data = path.read_bytes()[:3000]
        for choice in range(len(formats())):
            (folder / f"{number}-{choice}").write_bytes(bytes([choice, 128]) + data)
    for path in (HERE / "found").glob("*"):
        shutil.copy(path, folder / path.name)


def main() -> None:
    """Fuzz until the time given on the command line (libFuzzer's -max_total_time) is over."""
    with tempfile.TemporaryDirectory() as scratch:
        seeds(Path(scratch))
        arguments = [sys.argv[0], scratch, "-max_len=4096", "-timeout=20", f"-artifact_prefix={HERE}/", *sys.argv[1:]]
        atheris.Setup(arguments, all_in_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
