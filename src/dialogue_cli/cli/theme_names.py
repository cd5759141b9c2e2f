"""Theme tags as they are typed: a mistyped one is named, and not taken for a statement without that theme."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.errors import UsageError


def check_themes(names: Sequence[str] | None, known: Sequence[str]) -> None:
    """``space`` stands for every theme below it. Raises UsageError for a name that is neither, with a near one."""
    groups = dict.fromkeys(theme.partition(".")[0] for theme in known)
    for name in names or ():
        if name not in known and not any(theme.startswith(f"{name}.") for theme in known):
            import difflib

            near = difflib.get_close_matches(name, [*groups, *known], n=1, cutoff=0.7)
            do = f"did you mean {near[0]}?" if near else f"themes: {', '.join(groups)}"
            raise UsageError(f"no such theme: {name}", where="--theme", do=do)
