"""Every tag of a statement's units in one pass. The word lists are handed in; nothing here opens a file."""

from __future__ import annotations

from dialogue_cli.statement.model import Commitment, Cue, Stance, Statement, Unit
from dialogue_cli.statement.segment import sentence_spans
from dialogue_cli.statement.words import shipped_abbreviations
from dialogue_cli.tags.actor_lists import with_parties
from dialogue_cli.tags.actors import PROMISING, SPEAKING, Actor, Resolver, speakers_of
from dialogue_cli.tags.commitment import commitments_of
from dialogue_cli.tags.deadlines import tells_of_time
from dialogue_cli.tags.languages import Readers, readers_of
from dialogue_cli.tags.lexicon import Lexicon
from dialogue_cli.tags.memory import Known, Read, key_of, known_of
from dialogue_cli.tags.phrases import Phrases
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.resolutions import operative_units
from dialogue_cli.tags.stance import MOODS, StanceLexicon, stance_of
from dialogue_cli.tags.stems import breaks_off, leads_on, lend, only_announces, open_stem, parts_list, stands_alone
from dialogue_cli.tags.tokens import Tokens, tokenize, without_asides
from dialogue_cli.tags.word_lists import Lexicons
from dialogue_cli.values import replace

#: Tags kept of one unit. The fullest sentence of 204 real statements has four; what pairs the pledges of two
#: sentences takes the product of their numbers, and a text made of nothing but "we will" must not stop the program.
MOST_IN_A_UNIT = 60
SHORT = 60


def tag_statement(statement: Statement, lexicons: Lexicons) -> Statement:
    """The same statement with tags on its units; a language without a lexicon gets none, and a warning says so.

    Where a text is too short (under SHORT words) for its language to be told, it is read as English.
    """
    short = statement.language is None and len(statement.text.split()) < SHORT
    lexicon = lexicons.commitments.get("en" if short else statement.language or "")
    if lexicon is None:
        said = f"no lexicon for the language {statement.language}" if statement.language else "the language is unknown"
        return replace(statement, warnings=(*statement.warnings, f"{said}: commitments and positions are not marked"))
    stances = lexicons.stances.get(lexicon.language)
    told = () if stances else (f"positions are not read in the language {lexicon.language}",)
    units = _tagged(statement, lexicon, stances, lexicons)
    return replace(statement, units=units, warnings=(*statement.warnings, *told))


def _tagged(
    statement: Statement, lexicon: Lexicon, stances: StanceLexicon | None, lexicons: Lexicons
) -> tuple[Unit, ...]:
    """The units with their tags, by the readers of the language."""
    named = with_parties(lexicons.actors, statement.parties)
    readers = readers_of(lexicon.language)
    resolver = readers.resolver(named, speakers_of(statement, named), lexicon.grammar.prepositions)
    scanned = _scan(statement, lexicon, resolver, readers, lexicons.known)
    made = _commitments(statement, scanned, lexicon, resolver, readers)
    positions = _positions(scanned, stances, resolver) if stances else {}
    return tuple(
        replace(unit, commitments=made[unit.id], stance=positions.get(unit.id))
        if unit.kind != "heading" and (made[unit.id] or unit.id in positions)
        else unit
        for unit, _, _ in scanned
    )


class _Teller:
    """Tells what units commit to by their own words, once for the same words read in the same way."""

    __slots__ = ("day", "judge", "lexicon", "minutes", "readers", "resolver")

    def __init__(
        self, lexicon: Lexicon, resolver: Resolver, readers: Readers, day: str | None, *, minutes: bool
    ) -> None:
        self.lexicon, self.resolver, self.readers, self.day, self.minutes = lexicon, resolver, readers, day, minutes
        self.judge = readers.judge(lexicon, minutes=minutes)

    def told(self, unit: Unit, tokens: Tokens, read: Read) -> tuple[Commitment, ...]:
        """The commitments of one unit. The statement's day counts as read only where the unit may tell of a time."""
        timed = self.lexicon.language != "en" or tells_of_time(unit.text)
        style = (self.minutes, (self.day or None) if timed else None)
        if style not in read.commitments:
            clause = self.readers.clause(unit.text, self.day)
            reading = self.readers.reading(tokens, self.lexicon, self.resolver, clause)
            told = commitments_of(reading, read.found, self.judge)
            read.commitments[style] = tuple(told[:MOST_IN_A_UNIT])
        return read.commitments[style]


def _commitments(
    statement: Statement, scanned: Scanned, lexicon: Lexicon, resolver: Resolver, readers: Readers
) -> dict[str, tuple[Commitment, ...]]:
    """The commitments of each unit; an item that is no sentence of its own is lent those of its stem."""
    teller = _Teller(lexicon, resolver, readers, statement.date, minutes=_in_minutes_style(scanned))
    made: dict[str, tuple[Commitment, ...]] = {}
    by_id = {unit.id: unit for unit in statement.units}
    before: Unit | None = None
    opened: Unit | None = None
    stem: str | None = None
    hanging: Actor | None = None
    parted: dict[str, str] = {}  # a line that only names the next items of a list -> the stem of the list
    for unit, tokens, read in scanned:
        found = read.found
        within = opened and (before is opened or (stem == opened.id and opened.id in parted.values()))
        if opened and within and parts_list(unit, found, opened, made[opened.id]):
            parted[unit.id] = stem = opened.id
            made[unit.id], before = (), unit
            continue
        stem = open_stem(unit, before, opened, stem)
        stem = parted.get(stem or "", stem)
        if stem is None and opened and before and before.kind == "item" and leads_on(tokens, found, lexicon):
            stem = opened.id
        lent = made.get(stem, ()) if stem else ()
        if lent and found and read.bare and only_announces(by_id[stem or ""], lent[-1], found[0]):
            lent = ()
        if stem and lent and not stands_alone(tokens, found, by_id[stem], lexicon):
            clause = readers.clause(unit.text, statement.date)
            made[unit.id] = (lend(tokens, by_id[stem], lent[-1], clause, lexicon),)
        else:
            made[unit.id] = teller.told(unit, tokens, read) if found else ()
        if hanging and opened and stem == opened.id and not lent:
            made[unit.id] = _named_by_stem(made[unit.id], opened, hanging)
        if unit.text.endswith(":") or (unit.kind != "heading" and breaks_off(tokens, lexicon)):
            opened, hanging = unit, _hanging(found, tokens, lexicon, resolver)
        elif unit.kind == "heading":
            opened = None
        before = unit
    return made


Scanned = list[tuple[Unit, Tokens, Read]]


def _positions(scanned: Scanned, stances: StanceLexicon, resolver: Resolver) -> dict[str, Stance]:
    """The position of each unit that takes one; a unit without any word of the list is not looked at twice."""
    index = stances.words
    found: dict[str, Stance] = {}
    previous: Actor | None = None
    for unit, tokens, read in scanned:
        if unit.kind != "heading" and not (index.isdisjoint(tokens.words) and MOODS.isdisjoint(tokens.words)):
            if not read.stances:
                read.stances.append(stance_of(tokens, stances, resolver, previous, item=read.bare))
            if stance := read.stances[0]:
                found[unit.id] = stance
        previous = _subject_of(read.found) or previous
    return found


def _subject_of(predicates: list[Predicate]) -> Actor | None:
    """Who the unit is about: the first subject that can speak, for "they" in the next one."""
    spoken = (p.subject for p in predicates if p.role == "main" and p.subject.kind in SPEAKING)
    return next(spoken, None)


def _scan(statement: Statement, lexicon: Lexicon, resolver: Resolver, readers: Readers, known: Known) -> Scanned:
    """Every unit with its tokens and governing verbs. A heading is read only where it opens a list."""
    scanned: Scanned = []
    previous: Actor | None = None
    texts = known_of(known, lexicon.language, statement.parties, resolver.speakers)
    read = [(unit, without_asides(tokenize(unit.text, lexicon.language))) for unit in statement.units]
    operative = operative_units(read, lexicon)
    for unit, tokens in read:
        if unit.kind == "heading" and not unit.text.endswith(":"):
            scanned.append((unit, tokens, Read([])))
            continue
        bare = unit.kind == "item" or unit.id in operative
        key = key_of(tokens, previous, resolver.speakers.defined, bare=bare)
        if key not in texts:
            texts[key] = Read(readers.scanner(tokens, lexicon, resolver, previous, item=bare).scan(), bare)
        found = texts[key].found
        previous = _subject_of(found) or _hanging(found, tokens, lexicon, resolver) or previous
        scanned.append((unit, tokens, texts[key]))
    return scanned


def _named_by_stem(told: tuple[Commitment, ...], stem: Unit, actor: Actor) -> tuple[Commitment, ...]:
    """Items that bring their own verb, with the actor that stands in the line above them."""
    tokens = tokenize(stem.text, "fr")
    name = tokens.raw(actor.start, actor.end)
    cue = Cue("actor", tokens.starts[actor.start], tokens.ends[actor.end - 1], name, unit=stem.id)
    return tuple(c if c.actor else replace(c, actor=name, cues=(cue, *c.cues)) for c in told)


def _hanging(found: list[Predicate], tokens: Tokens, lexicon: Lexicon, resolver: Resolver) -> Actor | None:
    """Whom a French line above a list names where each item has the verb: "les deux gouvernements :"."""
    if found or lexicon.language != "fr" or tokens.words[-1:] != (":",):
        return None
    phrases = Phrases(tokens, lexicon, resolver, None, [])
    last = len(tokens) - 1
    actor = phrases.phrase(min(phrases.boundary(last, 0) + 1, last - 1), last)[0] if last else None
    return actor if actor and actor.kind in PROMISING else None


def _in_minutes_style(scanned: Scanned) -> bool:
    """Whether the statement tells its own acts in the past ("The Ministers agreed"), as minutes do.

    More of its verbs stand in the past than in the present, or it never says "we".
    """
    own = [p for _, _, read in scanned for p in read.found if p.role == "main" and p.subject.kind in PROMISING]
    told = [p for p in own if p.entry.category not in ("modal", "report")]
    past = sum(p.tense == "past" for p in told)
    present = sum(p.tense in ("base", "present") for p in told)
    return past > present or (past > 0 and not any(p.subject.first_person for p in own))


def try_sentences(
    text: str, language: str, lexicons: Lexicons, *, parties: tuple[str, ...] = (), date: str | None = None
) -> tuple[Unit, ...]:
    """The sentences of ``text`` as tagged units, for trying a wording out. Without ``parties`` any state may be one."""
    spans = sentence_spans(text, shipped_abbreviations()) or [(0, len(text))]
    units = tuple(Unit(f"s{n}", "sentence", a, b, text[a:b]) for n, (a, b) in enumerate(spans, 1))
    bare = Statement("try", "", text, units, parties=parties, language=language, date=date)
    return tag_statement(bare, lexicons).units
