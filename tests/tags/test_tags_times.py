"""Times and amounts by value: what is due, what only opens, what is past, and which numbers are names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.tags import quantities
from dialogue_cli.tags.deadlines import ORDER, find_times
from dialogue_cli.tags.masks import masked
from dialogue_cli.tags.quantities import find_quantities
from dialogue_cli.tags.tokens import lower

SAID = "2023-05-31"

#: name -> (words, text found, kind, earliest, latest)
TIMES = {
    "by a year": ("done by 2030", "by 2030", "due", None, "2030-12-31"),
    "at the latest": ("adopted by 2024 at the latest", "by 2024 at the latest", "due", None, "2024-12-31"),
    "no later than": ("by no later than 2050", "by no later than 2050", "due", None, "2050-12-31"),
    "by a month": ("by October 2023", "by October 2023", "due", None, "2023-10-31"),
    "by a month without a year": ("by September,", "by September", "due", None, "2023-09-30"),
    "by a month gone by": ("by March,", "by March", "due", None, "2024-03-31"),
    "each year": ("by 1 November each year", "by 1 November", "recurring", None, "2023-11-01"),
    "the end of a year": ("By the end of 2025, we", "By the end of 2025", "due", None, "2025-12-31"),
    "the end of this year": ("before the end of this year", "before the end of this year", "due", None, "2023-12-31"),
    "the end of the decade": ("by the end of the decade", "by the end of the decade", "due", None, "2029-12-31"),
    "day month": ("on 3 April 2024", "on 3 April 2024", "window", "2024-04-03", "2024-04-03"),
    "month day": ("on April 3, 2024", "on April 3, 2024", "window", "2024-04-03", "2024-04-03"),
    "days of a month": ("on 12-13 May 2024", "on 12-13 May 2024", "window", "2024-05-12", "2024-05-13"),
    "before a day": ("before 3 April 2024", "before 3 April 2024", "due", None, "2024-04-02"),
    "next meeting": ("by our next meeting", "by our next meeting", "event", None, None),
    "next named meeting": (
        "at the next Tide Ministerial meeting",
        "at the next Tide Ministerial meeting",
        "event",
        None,
        None,
    ),
    "a conference of the parties": ("before COP28", "before COP28", "event", None, None),
    "through": ("through 2025", "through 2025", "duration", None, "2025-12-31"),
    "until at least": ("until at least 2030", "until at least 2030", "duration", None, "2030-12-31"),
    "in a year": ("in 2025 we", "in 2025", "window", "2025-01-01", "2025-12-31"),
    "a season, whose months depend on the hemisphere": (
        "in the autumn of 2025",
        "in the autumn of 2025",
        "window",
        "2025-01-01",
        "2025-12-31",
    ),
    "early in a year": ("in early 2024", "in early 2024", "window", "2024-01-01", "2024-04-30"),
    "late in a decade": ("in the late 2030s", "in the late 2030s", "window", "2037-01-01", "2039-12-31"),
    "as early as": ("As early as 2027", "As early as 2027", "start", "2027-01-01", None),
    "beginning in": ("beginning in 2026", "beginning in 2026", "start", "2026-01-01", None),
    "a quarter": ("in the third quarter of 2023", "in the third quarter of 2023", "window", "2023-07-01", "2023-09-30"),
    "a half": ("during the first half of 2024", "during the first half of 2024", "window", "2024-01-01", "2024-06-30"),
    "within months": ("within six months", "within six months", "due", None, "2023-11-30"),
    "over the next years": ("over the next five years", "over the next five years", "window", SAID, "2028-05-31"),
    "coming months": ("in the coming months", "in the coming months", "window", SAID, None),
    "later this year": ("later this year", "later this year", "window", SAID, "2023-12-31"),
    "next year": ("next year", "next year", "window", "2024-01-01", "2024-12-31"),
    "early next year": ("Early next year, we", "Early next year", "window", "2024-01-01", "2024-04-30"),
    "between months": (
        "between April and October 2024",
        "between April and October 2024",
        "window",
        "2024-04-01",
        "2024-10-31",
    ),
    "a period": ("for a period of three years", "for a period of three years", "duration", None, None),
    "open end": ("for as long as it takes", "for as long as it takes", "duration", None, None),
    "annually": ("meet at least annually", "at least annually", "recurring", None, None),
    "urgency": ("as soon as possible", "as soon as possible", "urgency", None, None),
    "horizon": ("in the near future", "in the near future", "horizon", None, None),
    "fiscal year": ("in fiscal year 2025", "in fiscal year 2025", "window", "2024-10-01", "2025-09-30"),
}


@pytest.mark.parametrize(("words", "text", "kind", "earliest", "latest"), TIMES.values(), ids=TIMES)
def test_times(words: str, text: str, kind: str, earliest: str | None, latest: str | None) -> None:
    """Each form is resolved against the day of the statement; no day is invented."""
    found = find_times(words, masked(words), SAID).deadlines
    first = next(d for d in found if d.text == text)
    assert (first.kind, first.earliest, first.latest) == (kind, earliest, latest)
    assert words[first.start : first.end] == text


def test_every_kind_has_a_row() -> None:
    """Nobody can add a kind without a case for it."""
    assert {row[2] for row in TIMES.values()} == set(ORDER)


PAST = {
    "a day": "on 29 September 2021",
    "a month": "in May 2022",
    "since a year": "since 2002",
    "last year": "at last year's meeting",
    "earlier": "earlier this year",
    "ago": "two years ago",
    "end of a past year": "by the end of 2022",
    "a past summit": "at the 2022 Reef Summit",
}


@pytest.mark.parametrize("words", PAST.values(), ids=PAST)
def test_past_is_no_deadline(words: str) -> None:
    """What ended before the statement is kept as a reference, never shown as due."""
    found = find_times(words, masked(words), SAID)
    assert found.past
    assert not found.deadlines


@pytest.mark.parametrize(
    "words",
    [
        "In judging whether it will be fit to open the reef at its next meeting, the Board will weigh tide data",
        "We look forward to the next Reef Ministers' meeting hosted by Oruba",
    ],
)
def test_a_meeting_that_bounds_nothing_is_no_deadline(words: str) -> None:
    """A meeting looked forward to, or inside a question, sets no time to any act."""
    assert not find_times(words, masked(words), SAID).deadlines


NAMES = [
    "the 2030 Agenda for Sustainable Development", "the 2050 Strategy", "Resolution 2231 (2015)", "SDG 14",
    "COVID-19", "Article 2025", "the Work Plan 2021-2025", "Vision 2025", "A/RES/75/239", "6G", "the G20", "Track 1.5",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_with_numbers_are_neither_dates_nor_amounts(name: str) -> None:
    """A number inside a name says nothing of when or how much."""
    words = f"We will implement {name} together"
    hidden = masked(words)
    assert len(hidden) == len(words)
    assert not find_times(words, hidden, SAID).deadlines
    assert not find_quantities(words, hidden)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("400 boats, of which at least 150 by sail", [(400, "boat"), (150, "boat")]),
        ("USD 60 million, of which 20 million in May", [(6e7, "USD"), (2e7, "USD")]),
        ("the ports, of which 20 in the north", []),
    ],
)
def test_a_part_counts_what_the_whole_counts(words: str, found: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in find_quantities(words, masked(words))] == found


def test_a_day_of_a_month_is_no_amount() -> None:
    """A date that no time holds counts nothing; special drawing rights are money."""
    for words in ("held on Sunday, 2 June 2024", "until RM14 or 31 March 2026", "from 26 February to 2 March 2024"):
        assert not find_quantities(words, masked(words))
    assert [(q.value, q.unit) for q in find_quantities("a loan of SDR 2 billion", "a loan of SDR 2 billion")] == [
        (2e9, "XDR")
    ]


def test_a_real_date_beside_a_name_is_read() -> None:
    """Hiding the name leaves the deadline next to it."""
    words = "implement the 2030 Agenda by 2030"
    assert [d.text for d in find_times(words, masked(words), SAID).deadlines] == ["by 2030"]


#: name -> (words, text, value, unit, bound, upper)
AMOUNTS = {
    "sign and one letter for millions": ("£20m", "£20m", 2e7, "GBP", None, None),
    "a whole and a fraction": ("4 3/4 percent", "4 3/4 percent", 4.75, "percent", None, None),
    "a fraction that is none": ("0/0 degrees Celsius", "0/0 degrees Celsius", 0.0, "degC", None, None),
    "sign and scale": ("€2.5 million", "€2.5 million", 2.5e6, "EUR", None, None),
    "the same in digits": ("2,500,000 euros", "2,500,000 euros", 2.5e6, "EUR", None, None),
    "code before": ("over AUD 30 billion", "over AUD 30 billion", 3e10, "AUD", "gt", None),
    "code after": ("2 billion USD", "2 billion USD", 2e9, "USD", None, None),
    "code and sign": ("USD $ 5.2 billion", "USD $ 5.2 billion", 5.2e9, "USD", None, None),
    "pounds": ("nearly £4 billion", "nearly £4 billion", 4e9, "GBP", "about", None),
    "percent": ("at least 30 percent", "at least 30 percent", 30.0, "percent", "ge", None),
    "percent sign": ("30% of the sea", "30%", 30.0, "percent", None, None),
    "mixed fraction": ("6-1/2 percent", "6-1/2 percent", 6.5, "percent", None, None),
    "range of fractions": ("1/4 to 1/2 percent", "1/4 to 1/2 percent", 0.25, "percent", None, 0.5),
    "basis points": ("75-basis-point", "75-basis-point", 75.0, "basis point", None, None),
    "degrees": ("1.5 degrees Celsius", "1.5 degrees Celsius", 1.5, "degC", None, None),
    "degrees without a name": ("1.5 degrees", "1.5 degrees", 1.5, "degC", None, None),
    "degree sign": ("1.5°C", "1.5°C", 1.5, "degC", None, None),
    "unit with a range": ("40 to 45 bcm", "40 to 45 bcm", 40.0, "bcm", None, 45.0),
    "count": ("more than 1,300 fellowships", "more than 1,300 fellowships", 1300.0, "fellowship", "gt", None),
    "count of the noun behind": (
        "1,800 of the region's divers",
        "1,800 of the region's divers",
        1800.0,
        "diver",
        None,
        None,
    ),
    "count in words": ("two new working groups", "two new working groups", 2.0, "group", None, None),
    "scale without currency": ("800 million vaccine doses", "800 million vaccine doses", 8e8, "dose", None, None),
    "up to": ("up to 40 divers", "up to 40 divers", 40.0, "diver", "le", None),
}


@pytest.mark.parametrize(("words", "text", "value", "unit", "bound", "upper"), AMOUNTS.values(), ids=AMOUNTS)
def test_amounts(words: str, text: str, value: float, unit: str, bound: str | None, upper: float | None) -> None:
    """Amounts are compared by value and unit, whatever the spelling."""
    found = find_quantities(words, masked(words))
    assert len(found) == 1
    q = found[0]
    assert (q.text, q.value, q.unit, q.bound, q.upper) == (text, value, unit, bound, upper)
    assert words[q.start : q.end] == text


NO_AMOUNTS = {
    "the people of the speakers": "the ties between our combined one billion people",
    "and with a bound": "the welfare of our more than 300 million citizens",
    "the people of a named one": "the hopes of Oruba's 40 million people",
    "whom a place is home to": "a region home to nearly 2 billion people",
    "a number in a name": "we back the Five Point Consensus of the isles",
    "a number between capitals": "as listed by the Reef 1267 Sanctions Committee",
    "a turn": "a 360-degree approach to the sea",
    "a year in words": "in the year Two Thousand and Twenty-Two",
}


@pytest.mark.parametrize("words", NO_AMOUNTS.values(), ids=NO_AMOUNTS)
def test_a_population_or_a_year_in_words_is_no_amount(words: str) -> None:
    assert not find_quantities(words, masked(words))


def test_people_who_are_helped_are_an_amount() -> None:
    words = "We will bring clean water to one billion people and food to 300 million citizens."
    assert [q.value for q in find_quantities(words, masked(words))] == [1e9, 3e8]


def test_a_count_before_a_capital_is_an_amount() -> None:
    assert [q.value for q in find_quantities("We train 300 Oruban divers.", "We train 300 Oruban divers.")] == [300.0]


def test_counting_the_parties_is_no_amount() -> None:
    """ "our three countries" tells who speaks, not how much."""
    assert not find_quantities("our three countries will act", "our three countries will act")


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet="0123456789 -/.,$€%bymanJuly2030withendofthe°C\x00", max_size=60),
    st.sampled_from([None, SAID, "9999-12-31", "0001-01-01"]),
)
def test_places_hold_whatever_the_text(text: str, on: str | None) -> None:
    """No text breaks the reading, and every place points at its words."""
    hidden = masked(text)
    for d in find_times(text, hidden, on).deadlines:
        assert text[d.start : d.end] == d.text
    for q in find_quantities(text, hidden):
        assert text[q.start : q.end] == q.text


AMOUNT_WORDS = st.sampled_from(
    "over at least up to a further US$ $ € USD 2.5 1,300 2030 24/7 two seventeen twenty-one one million billion "
    "percent basis points degrees Celsius countries and the support for , . (12) 3-4 6-1/2".split()
)


@given(st.lists(AMOUNT_WORDS, max_size=25).map(" ".join))
@settings(deadline=None)
def test_looking_near_numbers_finds_what_looking_everywhere_finds(text: str) -> None:
    low = lower(text)
    everywhere = [m.span() for m in quantities._pattern().finditer(low)] if quantities._HINT.search(low) else []
    assert [m.span() for m in quantities._matches(text)] == everywhere


def test_numbers_of_a_thousand_digits_break_nothing() -> None:
    """Nobody promised them, and no calendar or float holds them."""
    for text in (f"within {'9' * 5000} days", f"{'9' * 5000} ships", f"9 to {'9' * 400} ships"):
        assert all(d.latest is None for d in find_times(text, text, SAID).deadlines)
        assert find_quantities(text, text) == ()
