"""Questions, verdicts and agreement as lines of text, for the prompt, ``--list``, ``--check`` and ``--agreement``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dialogue_cli.changes.edits import edits_between
from dialogue_cli.corpus.verdicts import LINK, Verdict
from dialogue_cli.report.layout import Layout, pieces_of, shorten, wrap
from dialogue_cli.report.safe import one_line
from dialogue_cli.review.agreement import Agreement
from dialogue_cli.review.apply import Applied, Contradiction
from dialogue_cli.review.questions import Board, Candidate, Question
from dialogue_cli.statement.comparison import Edit

INDENT = "     "
ALIKE = 0.35
"""Below this share of equal characters a redline is confetti, and the two texts are shown as they are."""
HELP = """\
  1 or 1,2   what the unit became (several: a split or a merge)      s   skip, ask on another day
  n          nothing: it was dropped, or it is new                   b   back to the question before
  s12,s13    any other units, by their ids                           u   undo the last answer
  strength=5, actor=..., shift=weakened, stance=..., theme=...       q   quit; everything is saved
  words after # are kept as a note: 2 # moved to the annex
"""
KEYS = "number, n none, s skip, b back, u undo, q quit, ? help"


def question_lines(
    board: Board, question: Question, *, layout: Layout, number: int, left: int, voices: Sequence[str] = ()
) -> Iterator[str]:
    """One question as it is read from top to bottom."""
    unit = board.units[question.key]
    yield layout.paint("title", f"Question {number}, {left} left{stake(board, question)}")
    if unit.section:
        yield from wrap([("quiet", one_line(" / ".join(unit.section)))], layout, INDENT)
    before, after = board.around(question.key)
    if before and before.text not in unit.section:
        yield layout.paint("quiet", f"{INDENT}{shorten(before.text, max(30, layout.width - 6))}")
    yield from wrap([("title", f"{question.side}:{unit.id}"), ("", "  "), ("", one_line(unit.text))], layout, "  ")
    if after:
        yield layout.paint("quiet", f"{INDENT}{shorten(after.text, max(30, layout.width - 6))}")
    yield ""
    yield asked(question)
    for place, candidate in enumerate(question.candidates, 1):
        yield from _candidate_lines(board, question, candidate, place, layout)
    if not question.candidates:
        yield f"{INDENT}no unit of the {question.other} statement is close"
    for voice in voices:
        yield from wrap([("doubt", f"said before: {one_line(voice)}")], layout, INDENT)


def asked(question: Question) -> str:
    """The question in words."""
    return "What did it become?" if question.side == "old" else "Where does it come from?"


def stake(board: Board, question: Question) -> str:
    """What hangs on the answer, in brackets: the change, the pledge, and what it would be called."""
    change, tag = board.change[question.key], board.units[question.key].commitment
    words = [change.id]
    if tag and tag.is_commitment:
        words.append(f"{tag.rung} {tag.strength}")
    if change.commitment:
        words.append({"dropped": "not restated"}.get(change.commitment.shift, change.commitment.shift))
    return f" ({', '.join(words)})"


def _candidate_lines(
    board: Board, question: Question, candidate: Candidate, place: int, layout: Layout
) -> Iterator[str]:
    sure = surety(candidate)
    mark = ", linked now" if candidate.linked else ""
    head = f"  {place}  {question.other}:{candidate.unit}  {sure}{mark}"
    unit = board.units[question.other, candidate.unit]
    path = one_line(" / ".join(unit.section))
    yield layout.paint("title", head) + (layout.paint("quiet", f"  {path}") if path else "")
    yield from wrap(pieces_of(candidate_edits(board, question, candidate)), layout, INDENT)
    if candidate.shared:
        yield from wrap([("quiet", f"shares: {one_line(', '.join(candidate.shared))}")], layout, INDENT)


def candidate_edits(board: Board, question: Question, candidate: Candidate) -> tuple[Edit, ...]:
    """The redline from the old unit to the new one; the candidate's plain text where the two are too unlike."""
    asked_unit, other = board.units[question.key].text, board.units[question.other, candidate.unit].text
    old, new = (asked_unit, other) if question.side == "old" else (other, asked_unit)
    edits = edits_between(old, new)
    same = sum(len(e.text) for e in edits if e.op == "equal")
    return edits if 2 * same >= ALIKE * (len(old) + len(new)) else (Edit("equal", other),)


def surety(candidate: Candidate) -> str:
    """How sure the machine is of a candidate, in a word."""
    if candidate.confidence is None:
        return "by words"
    return f"{candidate.confidence:.0%}" if candidate.confidence >= 0.01 else "under 1%"


def list_lines(board: Board, questions: Sequence[Question], layout: Layout) -> Iterator[str]:
    """``--list``: one unit, its candidates by id, and how it begins."""
    for question in questions:
        unit = board.units[question.key]
        near = ", ".join(f"{c.unit} {surety(c)}" for c in question.candidates)
        lead = f"{question.side}:{question.unit}{stake(board, question)}  {near or 'no candidate'}  "
        yield lead + shorten(unit.text, max(24, layout.width - len(lead)))


def check_lines(applied: Applied, where: str) -> Iterator[str]:
    """``--check``: contradictions, stale verdicts, and those that were found by their cue only."""
    for contradiction in applied.contradictions:
        yield f"contradiction  {'; '.join(placed_words(contradiction))}"
    for verdict, why in applied.stale:
        yield f"stale          {where}:{verdict.line}: {verdict_words(verdict)}: {why}"
    for row in applied.placed:
        if row.how == "mended":
            words = verdict_words(row.verdict)
            yield f"note           {where}:{row.verdict.line}: {words}: the words have changed a little since"


def placed_words(contradiction: Contradiction) -> Iterator[str]:
    """Who says what, one phrase a verdict."""
    for row in contradiction.rows:
        verdict = row.verdict
        said = ", ".join(row.partners) or "none"
        said = said if verdict.label == LINK else f"{verdict.label} {one_line(verdict.value)}"
        place = f" (line {verdict.line})" if verdict.line else ""  # one written just now has none yet
        yield f"{one_line(verdict.by)}{place}: {verdict.side}:{','.join(row.units)} = {said}"


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a few words, by its cue."""
    said = f"{len(verdict.partners)} partners" if len(verdict.partners) != 1 else "1 partner"
    said = said if verdict.label == LINK else f"{verdict.label} {one_line(verdict.value)}"
    who = one_line(verdict.by) if verdict.kind == "reader" else f"judge {one_line(verdict.by)}"
    return f'{verdict.side} "{shorten(verdict.unit.cue, 48)}" = {said}, by {who}'


def conflict_lines(pairs: Iterable[tuple[Verdict, Verdict]]) -> Iterator[str]:
    """``--merge``: readers' verdicts on one subject that differ."""
    for pair in pairs:
        for lead, verdict in zip(("conflict  ", "          "), pair, strict=True):
            yield lead + verdict_words(verdict)
            if verdict.label == LINK:
                yield "            " + ("; ".join(f'"{shorten(p.cue, 48)}"' for p in verdict.partners) or "none")


def agreement_lines(rows: Sequence[Agreement]) -> Iterator[str]:
    """``--agreement``: a table with one label a row."""
    yield f"{'label':<16} {'units':>6} {'agree':>7} {'kappa':>7} {'only A':>7} {'only B':>7}"
    for row in rows:
        value = f"{row.kappa:.2f}" if row.kappa is not None else "-"
        share = f"{row.share:.0%}" if row.both else "-"
        yield f"{row.label:<16} {row.both:>6} {share:>7} {value:>7} {row.only_first:>7} {row.only_second:>7}"
