"""``python -m dialogue_cli`` is the same program as ``dialogue``."""

from dialogue_cli.cli.main import run

if __name__ == "__main__":
    run()
