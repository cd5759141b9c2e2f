"""What is asked, in which order, and what the desk does with answers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_making import by_hand, compared, new, old, tools

from dialogue_cli.corpus.verdicts import VerdictFile
from dialogue_cli.errors import CorpusError, UsageError
from dialogue_cli.review.answers import Decision, parse_answer, parse_set
from dialogue_cli.review.desk import Desk, Signature
from dialogue_cli.review.questions import FAINT, UNSURE, Board, questions_of
from dialogue_cli.statement.comparison import Comparison, Link, Related


def doubtful(links: dict[str, float] | None = None, related: dict[str, tuple[str, float]] | None = None) -> Comparison:
    """The comparison with other confidences: links by old unit, one candidate by unlinked old unit."""
    changes = []
    comparison = by_hand(doubts=links)
    for change in comparison.changes:
        near = (related or {}).get(change.old[0]) if change.old else None
        row = (Related(near[0], "new", near[1]),) if near else change.related
        changes.append(replace(change, related=row))
    return replace(comparison, changes=tuple(changes))


ORDERS = {
    "nothing unsure": (doubtful(), []),
    "an unsure link": (doubtful({"s3": 0.6}), ["old:s3"]),
    "a sure link is not asked": (doubtful({"s3": 0.76}), []),
    "the surer one later": (doubtful({"s3": 0.7, "s4": 0.9, "s8": 0.5}), ["old:s8", "old:s3"]),
    "a pledge before plain words": (doubtful({"s3": 0.62, "s2": 0.7}), ["old:s2", "old:s3"]),
    "a heading last": (doubtful({"s1": 0.5, "s3": 0.6}), ["old:s3", "old:s1"]),
    "a close candidate": (doubtful(related={"s4": ("s8", 0.4)}), ["new:s8"]),
    "a faint candidate": (doubtful(related={"s4": ("s8", 0.2)}), []),
    "one question for two pairs of a unit": (
        doubtful({"s8": 0.6}, {"s4": ("s8", 0.4)}), ["new:s8"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("comparison", "asked"), ORDERS.values(), ids=ORDERS)
def test_order(comparison, asked):
    assert [f"{q.side}:{q.unit}" for q in questions_of(comparison)] == asked


def test_slight_doubts_wait_until_the_clear_ones_are_asked():
    comparison = doubtful({"s3": 0.979, "s8": 0.981}, {"s4": ("s8", 0.019)})
    asked = [f"{q.side}:{q.unit}" for q in questions_of(comparison, least=FAINT)]
    assert asked.index("old:s3") < asked.index("new:s8"), "two slight doubts weigh more than the clear one, and wait"


@given(st.dictionaries(st.sampled_from(["s1", "s2", "s3", "s5", "s7", "s8"]), st.floats(0, 1)))
def test_every_unsure_pair_is_in_one_question_and_weights_fall(links):
    comparison = doubtful(links)
    questions = questions_of(comparison)
    keys = {q.key for q in questions}
    for pair in Board(comparison).pairs:
        if pair.doubt >= UNSURE:
            assert ("old", pair.old) in keys or ("new", pair.new) in keys
    assert [q.weight for q in questions] == sorted((q.weight for q in questions), reverse=True)
    assert len(keys) == len(questions)


def test_decided_units_are_not_asked():
    assert questions_of(doubtful({"s3": 0.6}), {("old", "s3")}) == ()


def test_candidates_are_filled_up_by_shared_words():
    board = Board(compared(), tools().stopwords)
    near = board.candidates(("old", "s5"))
    assert (near[0].unit, near[0].linked) == ("s4", True)
    assert near[0].shared == ("tide", "data", "islands", "reef")
    assert board.candidates(("new", "s7"))[0].confidence is not None


class Paper:
    """A verdict file in memory, with the number of times it was written."""

    def __init__(self) -> None:
        self.file = VerdictFile()
        self.written: list[VerdictFile] = []
        self.broken = False

    def write(self, change):
        after = change(self.file)
        if self.broken:
            raise CorpusError("the disk is full", where="v.toml")
        if after != self.file:
            self.file = after
            self.written.append(after)
        return after


def desk(paper: Paper, **more) -> Desk:
    """A desk over the two statements where three links are unsure."""
    unsure = {"s3": 0.6, "s8": 0.5, "s5": 0.55}

    clock = count(1)
    signature = Signature("Ana", lambda: f"2026-01-01T00:00:{next(clock):02}Z")
    again = partial(by_hand, doubts=unsure)
    return Desk(old(), new(), compare=again, write=paper.write, signature=signature, **more)


def test_each_answer_is_written_at_once():
    paper = Paper()
    sitting = desk(paper)
    asked = []
    while question := sitting.question:
        asked.append(question.unit)
        sitting.answer(Desk.decision(question, [question.candidates[0].unit]))
        assert len(paper.written) == len(asked)
    assert sorted(asked) == ["s3", "s5", "s8"]
    assert {v.by for v in paper.file.verdicts} == {"Ana"} and len(paper.file.verdicts) == 3


def test_skip_back_and_undo():
    paper = Paper()
    sitting = desk(paper)
    first = sitting.question
    assert first is not None
    sitting.skip()
    second = sitting.question
    assert second is not None and second.key != first.key and paper.written == []
    sitting.answer(Desk.decision(second, ()))
    assert sitting.back() and sitting.question is not None and sitting.question.key == second.key
    assert sitting.voices_on(second.key) == ("Ana: none",)
    assert sitting.question.candidates[0].linked, "asked again with the machine's own candidates"
    sitting.answer(Desk.decision(second, [sitting.question.candidates[0].unit]))
    assert len(paper.file.verdicts) == 1
    assert sitting.undo() is not None
    assert paper.file.verdicts[0].partners == (), "the answer before it stands again"
    assert sitting.undo() is not None
    assert paper.file.verdicts == ()
    assert sitting.undo() is None
    assert sitting.question is not None and sitting.question.key == second.key


def test_back_at_the_first_question():
    assert not desk(Paper()).back()


def test_limit():
    sitting = desk(Paper(), limit=1)
    assert sitting.left == 1 and sitting.question is not None
    sitting.answer(Desk.decision(sitting.question, ()))
    assert sitting.question is None and sitting.left == 0


def test_a_label_does_not_end_the_question():
    sitting = desk(Paper())
    question = sitting.question
    assert question is not None
    sitting.answer(Decision(question.side, question.unit, "strength", value="5"))
    assert sitting.question is not None and sitting.question.key == question.key and sitting.answered == 0


def test_what_cannot_be_written_is_not_answered():
    paper = Paper()
    sitting = desk(paper)
    question = sitting.question
    paper.broken = True
    assert question is not None
    with pytest.raises(CorpusError):
        sitting.answer(Desk.decision(question, ()))
    assert sitting.question == question and sitting.answered == 0


ANSWERS = {
    "a number": ("1", Decision("old", "s5", partners=("s4",))),
    "several": ("2, 1", Decision("old", "s5", partners=("s8", "s4"))),
    "none": ("n", Decision("old", "s5")),
    "an id": ("s6", Decision("old", "s5", partners=("s6",))),
    "ids with a side": ("new:s6 s7", Decision("old", "s5", partners=("s6", "s7"))),
    "a label": ("strength=5", Decision("old", "s5", "strength", value="5")),
    "an actor keeps its case": ("actor=The Two Ports", Decision("old", "s5", "actor", value="The Two Ports")),
    "a note": ("1 # same data", Decision("old", "s5", partners=("s4",), note="same data")),
}


def question():
    board = Board(compared(), tools().stopwords)
    near = board.question(("old", "s5"), 1.0)
    return replace(near, candidates=(near.candidates[0], replace(near.candidates[0], unit="s8")))


@pytest.mark.parametrize(("text", "decision"), ANSWERS.values(), ids=ANSWERS)
def test_answers(text, decision):
    assert parse_answer(text, question(), compared()) == ("verdict", decision)


@pytest.mark.parametrize(("text", "act"), [("s", "skip"), ("b", "back"), ("u", "undo"), ("q", "quit"), ("?", "help")])
def test_keys(text, act):
    assert parse_answer(text, question(), compared()) == (act, None)


REFUSED = {
    "nothing": ("", "no answer"),
    "no such candidate": ("3", "candidates are 1 to 2"),
    "zero": ("0", "no such candidate"),
    "words": ("yes please", "no answer"),
    "no such unit": ("s99", "new units are s1 to s8"),
    "a unit of the same side": ("old:s2", "no unit of the new statement"),
    "no such label": ("mood=good", "no such label"),
    "no such value": ("shift=softer", "is no shift"),
    "an unknown stance": ("stance=angry", "is no stance"),
    "an unknown theme": ("theme=climat", "did you mean climate"),
}


@pytest.mark.parametrize(("text", "says"), REFUSED.values(), ids=REFUSED)
def test_refused_answers(text, says):
    with pytest.raises(UsageError) as caught:
        parse_answer(text, question(), compared(), stances=("condemn",), themes=("climate",))
    assert says in str(caught.value)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_answer_or_refused(text):
    try:
        act, decision = parse_answer(text, question(), compared())
    except UsageError:
        return
    assert (act == "verdict") == (decision is not None)


SETS = {
    "old unit": ("s5=s4,s6", Decision("old", "s5", partners=("s4", "s6"))),
    "none": ("s5=none", Decision("old", "s5")),
    "new unit": ("new:s4=s5", Decision("new", "s4", partners=("s5",))),
    "label": ("new:s2.strength=5", Decision("new", "s2", "strength", value="5")),
    "stance shift": ("s2.stance-shift=hardened", Decision("old", "s2", "stance-shift", value="hardened")),
}


@pytest.mark.parametrize(("text", "decision"), SETS.values(), ids=SETS)
def test_set(text, decision):
    assert parse_set(text, compared()) == decision


@pytest.mark.parametrize("text", ["s5", "s5=", "5=4", "s99=s1", "s5=s99", "s5=old:s4", "new:s2.strength=12", "s1.x=y"])
def test_set_refuses(text):
    with pytest.raises(UsageError):
        parse_set(text, compared())


def test_links_know_their_types():
    assert isinstance(compared().changes[0].links[0], Link)
