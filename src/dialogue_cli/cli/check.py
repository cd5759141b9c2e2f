"""``dialogue check``: the gate for CI. Exit 1 where a rule fired, 0 where none did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.changes.rules import Finding, Rule, check, load_rules, parse_rules
from dialogue_cli.cli import options
from dialogue_cli.cli.diff import is_row
from dialogue_cli.cli.in_a_row import files_since, since_revision
from dialogue_cli.cli.output import format_asked, warn, write_machine
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.errors import DataError, UsageError

if TYPE_CHECKING:
    from dialogue_cli.statement.comparison import Comparison

FORMATS = ("text", "json", "github", "sarif", "junit")
Old = Annotated[str, typer.Argument(metavar="OLD", show_default=False, help="The older statement, or a series alone.")]
New = Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False, help="The newer statement.")]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="RULES",
        help="Rules parted by commas, e.g. dropped,weakened or 'theme:climate and removed'; may be repeated.",
    ),
]
Rules = Annotated[
    list[str] | None, typer.Option("--rules", metavar="FILE", help="A TOML file of named rules; may be repeated.")
]
RequireSigned = Annotated[
    bool,
    typer.Option(
        "--require-signed", help="Fail while a dropped or weakened commitment rests on an unsure link nobody signed."
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Count unsure commitments as dropped or new.")]


def command(
    old: Old,
    new: New = None,
    more: options.More = None,
    *,
    since: options.Since = None,
    fail_on: FailOn = None,
    rules: Rules = None,
    strict: Strict = False,
    require_signed: RequireSigned = False,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    unit: options.UnitOption = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
) -> int:
    """Fail (exit 1) where a rule holds for a change, and list the changes with the reason."""
    settings = load_settings(
        {"unit": unit, "corpus": corpus, "lexicon": lexicon, "quiet": quiet, "strict": strict,
         "fail_on": list(fail_on or ()), "verdicts": verdicts, "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    name = format_asked(form, output, FORMATS)
    wanted = rules_to_apply(settings.fail_on, rules or (), require_signed=require_signed)
    many = files_since([old, *([new] if new is not None else []), *(more or ())], since, settings)
    if many is not None:
        from dialogue_cli.cli.row_output import check_row

        text, fired = check_row(many, wanted, name, strict=settings.strict)
        write_machine(text, output=output, force=force)
        return 1 if fired else 0
    old, new, since = since_revision(old, new, since)
    if is_row(old, new, more, since):
        from dialogue_cli.cli.row_output import check_row, compare_row

        row = compare_row([old, *([new] if new is not None else []), *(more or ())], since, settings)
        text, fired = check_row(row, wanted, name, strict=settings.strict)
        write_machine(text, output=output, force=force)
        return 1 if fired else 0
    from dialogue_cli.cli.comparing import compare_operands

    comparison = compare_operands(old, new, settings)
    for warning in comparison.warnings:
        warn(warning, settings)
    found = check(comparison, wanted, strict=settings.strict)
    write_machine(_rendered(name, found, comparison, wanted), output=output, force=force)
    return 1 if found else 0


def rules_to_apply(fail_on: Sequence[str], files: Sequence[str], *, require_signed: bool = False) -> tuple[Rule, ...]:
    """The rules of ``--fail-on``, in which the names of rule files may stand; without any, all named rules.

    ``require_signed`` adds the rule that lost pledges are signed where they are unsure.

    Raises UsageError for a rule that cannot be parsed or where there is none, DataError for a faulty file.
    """
    named: dict[str, Rule] = {}
    for path in files:
        named.update(load_rules(_text(path), where=path))
    signed = (Rule("require-signed", parse_rules("unsigned")[0].node),) if require_signed else ()
    if fail_on:
        return (*(rule for part in fail_on for rule in parse_rules(part, named)), *signed)
    if named or signed:
        return (*named.values(), *signed)
    raise UsageError("no rule given", where="--fail-on", do="name one, for example --fail-on dropped,weakened")


def _text(path: str) -> str:
    from dialogue_cli.sources.limits import list_text

    try:
        return list_text(path)
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "not UTF-8 text"
        raise DataError(f"cannot be read ({reason})", where=path, do="check the path") from fault


def _rendered(name: str, found: Sequence[Finding], comparison: Comparison, rules: Sequence[Rule]) -> str:
    if name == "junit":
        from dialogue_cli.report.junit import render_findings as junit

        return junit(found, comparison, [rule.name for rule in rules])
    from importlib import import_module

    module = "findings" if name in ("text", "json") else name
    writer = "render_json" if name == "json" else "render_findings"
    render: Callable[..., str] = getattr(import_module(f"dialogue_cli.report.{module}"), writer)
    return render(found, comparison)
