"""Make one zip with the wheels of dialogue and of what it needs, for an installation without a network.

    python packaging/bundle.py dist        (or: make bundle)

The wheels are those of this machine's system and Python; make the bundle on the kind of machine it is meant for.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def main(target: str) -> None:
    """Build the wheels and zip them with the installation note."""
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, "-c", str(ROOT / "constraints.txt"), "-w", str(wheels), str(ROOT)], check=True)
        [own] = wheels.glob("dialogue_cli-*.whl")
        version = own.name.split("-")[1]
        python = f"py{sys.version_info.major}{sys.version_info.minor}"
        name = f"dialogue-bundle-{version}-{python}-{platform.system().lower()}-{platform.machine().lower()}.zip"
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_STORED) as bundle:
            bundle.write(HERE / "INSTALL.txt", "INSTALL.txt")
            for wheel in sorted(wheels.glob("*.whl")):
                bundle.write(wheel, f"wheels/{wheel.name}")
    print(folder / name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dist")
