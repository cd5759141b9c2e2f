"""The full screen of ``dialogue review`` (Textual, extra ``[review]``): the unit in its place, candidates redlined.

Everything goes through the same desk as the plain prompt, so each answer is on disk before the next question shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Static

from dialogue_cli.cli.review_prompt import signed_words
from dialogue_cli.errors import DialogueError, UsageError
from dialogue_cli.report.layout import pieces_of
from dialogue_cli.report.review import asked, candidate_edits, stake, surety
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.style import PALETTES
from dialogue_cli.review.answers import Act, Decision, parse_answer
from dialogue_cli.review.desk import Desk
from dialogue_cli.review.questions import Candidate, Question

ASIDE = "quiet"
SCREEN_HELP = """\
1 2 ..  mark what it became; several: a split or a merge
Enter   sign what is marked
n       nothing: it was dropped, or it is new
s b u   skip, back, undo the last answer
t       type: s12,s13 (other units), strength=5,
        shift=weakened, actor=..., theme=..., stance=...,
        or 2 # with a note
q       quit; everything is saved"""


class ReviewScreen(App[None]):
    """One question at a time. Digits mark candidates, Enter signs them; every other answer is one key."""

    TITLE = "dialogue review"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #unit { padding: 1 2; border-bottom: solid $primary; height: auto; }
    #candidates { padding: 0 2; }
    .candidate { padding: 1 0 0 0; height: auto; }
    .chosen { background: $boost; }
    #status { padding: 0 2; height: 1; color: $text-muted; }
    #typed { display: none; }
    #typed.shown { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"mark({n})", show=False) for n in range(1, 10)),
        Binding("enter", "sign", "sign the marked", priority=False),
        Binding("n", "none", "none"),
        Binding("s", "skip", "skip"),
        Binding("b", "back", "back"),
        Binding("u", "undo", "undo"),
        Binding("t", "type", "type ids, a label, a note"),
        Binding("question_mark", "help", "help"),
        Binding("q", "leave", "quit"),
        Binding("escape", "close", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        stances: Sequence[str] = (),
        themes: Sequence[str] = (),
        palette: str = "blue-orange",
    ) -> None:
        super().__init__()
        self.desk = desk
        self.stances, self.themes = stances, themes
        self.styles_of = PALETTES[palette]
        self.marked: list[int] = []
        self.asking: Question | None = None

    def compose(self) -> ComposeResult:
        """The unit above, candidates below, a line that says what was just done, a line to type in."""
        yield Static(id="unit")
        yield VerticalScroll(id="candidates")
        yield Static(id="status")
        yield Input(placeholder="s12,s13   strength=5   shift=weakened   2 # a note", id="typed")
        yield Footer()

    async def on_mount(self) -> None:
        """Show the first question."""
        await self.show("")

    async def show(self, said: str) -> None:
        """Draw the question at hand, or leave where nothing is left."""
        question = self.asking = self.desk.question
        self.marked = []
        if question is None:
            self.exit()
            return
        self.query_one("#unit", Static).update(self.unit_text(question))
        holder = self.query_one("#candidates", VerticalScroll)
        await holder.remove_children()
        rows = [self.candidate_text(question, c, n) for n, c in enumerate(question.candidates, 1)]
        rows = rows or [Text(f"no unit of the {question.other} statement is close", self.styles_of[ASIDE])]
        await holder.mount(*(Static(row, classes="candidate") for row in rows))
        holder.scroll_home(animate=False)
        self.tell(said)

    def tell(self, said: str) -> None:
        """The line above the keys."""
        marks = f"marked: {', '.join(str(n) for n in self.marked)}; Enter signs   " if self.marked else ""
        self.query_one("#status", Static).update(Text(marks + one_line(said)))

    def unit_text(self, question: Question) -> Text:
        """The unit with its section and its neighbours, and what others said of it."""
        board = self.desk.board
        unit = board.units[question.key]
        before, after = board.around(question.key)
        text = Text()
        text.append(f"Question {self.desk.answered + 1}, {self.desk.left} left{stake(board, question)}\n", "bold")
        if unit.section:
            text.append(one_line(" / ".join(unit.section)) + "\n", self.styles_of[ASIDE])
        if before and before.text not in unit.section:
            text.append(one_line(before.text) + "\n", self.styles_of[ASIDE])
        text.append(f"{question.side}:{unit.id}  ", "bold")
        text.append(one_line(unit.text) + "\n")
        if after:
            text.append(one_line(after.text) + "\n", self.styles_of[ASIDE])
        text.append("\n" + asked(question), "bold")
        for voice in self.desk.voices_on(question.key):
            text.append(f"\nsaid before: {one_line(voice)}", self.styles_of["doubt"])
        return text

    def candidate_text(self, question: Question, candidate: Candidate, place: int) -> Text:
        """One candidate with an inline redline and the words shared."""
        board = self.desk.board
        unit = board.units[question.other, candidate.unit]
        text = Text()
        linked = ", linked now" if candidate.linked else ""
        text.append(f"{place}  {question.other}:{candidate.unit}  {surety(candidate)}{linked}", "bold")
        if unit.section:
            text.append("  " + one_line(" / ".join(unit.section)), self.styles_of[ASIDE])
        text.append("\n")
        for style, words in pieces_of(candidate_edits(board, question, candidate)):
            text.append(words, self.styles_of.get(style, ""))
        if candidate.shared:
            text.append(f"\nshares: {one_line(', '.join(candidate.shared))}", self.styles_of[ASIDE])
        return text

    def action_mark(self, number: int) -> None:
        """Mark or unmark a candidate."""
        if not self.asking or number > len(self.asking.candidates):
            self.tell("no such candidate")
            return
        self.marked = [n for n in self.marked if n != number] if number in self.marked else [*self.marked, number]
        for place, row in enumerate(self.query(".candidate"), 1):
            row.set_class(place in self.marked, "chosen")
        self.tell("")

    async def action_sign(self) -> None:
        """Sign the marked candidates."""
        if self.asking and self.marked:
            units = [self.asking.candidates[n - 1].unit for n in sorted(self.marked)]
            await self.decide(Desk.decision(self.asking, units))
        else:
            self.tell("mark a candidate by its number first, or press n for none")

    async def action_none(self) -> None:
        """No partner."""
        if self.asking:
            await self.decide(Desk.decision(self.asking, ()))

    async def decide(self, decision: Decision) -> None:
        """Write the verdict; what cannot be written is said, and the question stays."""
        try:
            self.desk.answer(decision)
        except DialogueError as fault:
            self.tell(str(fault))
            return
        await self.show(signed_words(decision, self.desk.signature.by))

    async def action_skip(self) -> None:
        """Leave it for another day."""
        self.desk.skip()
        await self.show("skipped")

    async def action_back(self) -> None:
        """The question before this one."""
        moved = self.desk.back()
        await self.show("" if moved else "this is the first question")

    async def action_undo(self) -> None:
        """Take the last answer back."""
        undone = self.desk.undo()
        await self.show(f"taken back: {undone.side}:{undone.unit}" if undone else "nothing to undo in this sitting")

    def action_leave(self) -> None:
        """Go; everything is saved."""
        self.exit()

    def action_help(self) -> None:
        """What may be typed."""
        self.notify(SCREEN_HELP, title="Answers (t opens a line to type them)", timeout=20, markup=False)

    def action_type(self) -> None:
        """Open the line for whatever is more than a key."""
        line = self.query_one("#typed", Input)
        line.value = ",".join(str(n) for n in sorted(self.marked)) + (" " if self.marked else "")
        line.add_class("shown")
        line.focus()

    def action_close(self) -> None:
        """Close the line without an answer."""
        line = self.query_one("#typed", Input)
        line.value = ""
        line.remove_class("shown")
        self.set_focus(None)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """The same answers as at the plain prompt."""
        if not self.asking:
            return
        try:
            act, decision = parse_answer(event.value, self.asking, self.desk.comparison, self.stances, self.themes)
        except UsageError as fault:
            self.tell(str(fault))
            return
        self.action_close()
        await self.act(act, decision)

    async def act(self, act: Act, decision: Decision | None) -> None:
        """What was typed, as if its key had been pressed."""
        if decision:
            await self.decide(decision)
        elif act == "skip":
            await self.action_skip()
        elif act == "back":
            await self.action_back()
        elif act == "undo":
            await self.action_undo()
        elif act == "help":
            self.action_help()
        else:
            self.action_leave()


def run_screen(desk: Desk, *, stances: Sequence[str], themes: Sequence[str], palette: str) -> None:
    """Show the screen until nothing is left or the reader leaves. Nothing is shown where nothing is unsure."""
    if desk.question:
        ReviewScreen(desk, stances=stances, themes=themes, palette=palette).run()
