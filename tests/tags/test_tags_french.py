"""French sentences: futures and pasts, who speaks, times and amounts by value. All sentences are invented."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagging import tagged

from dialogue_cli.tags.clause_fr import clause_fr
from dialogue_cli.tags.deadlines import ORDER
from dialogue_cli.tags.future_fr import future_of, is_conditional
from dialogue_cli.tags.masks_fr import masked_fr
from dialogue_cli.tags.quantities_fr import find_quantities_fr
from dialogue_cli.tags.times_fr import find_french

SAID = "2023-05-31"

#: name -> (sentence, a commitment, strength, actor)
SENTENCES = {
    "s'engager": ("Nous nous engageons à protéger le récif.", True, 8, "nous"),
    "se sont engagés": ("Les deux pays se sont engagés à verser une aide.", True, 8, "Les deux pays"),
    "engagés en 2021": ("En 2021, nous nous sommes engagés à verser une aide.", False, 0, "nous"),
    "nous plus loin": (
        "Nous, ministres de la France et du Japon, réunis à Paris le 3 mai 2023, décidons de créer un fonds.",
        True,
        9,
        "Nous",
    ),
    "sans nous": ("Réaffirmons notre engagement à protéger le récif.", True, 8, None),
    "sans sujet": ("S'engagent à protéger le récif.", True, 8, None),
    "deux adjectifs": ("Les gouvernements français et japonais ouvriront un centre.", True, 7, None),
    "la partie japonaise": ("La partie japonaise ouvrira un centre.", True, 7, "La partie japonaise"),
    "noms en liste": ("La France et le Japon sont convenus de créer un fonds.", True, 9, "La France et le Japon"),
    "chefs d'État": ("Les chefs d'État et de gouvernement créeront un fonds.", True, 7, None),
    "chacune": ("Chaque partie désignera un point de contact.", True, 7, "Chaque partie"),
    "insertion": ("Les ministres, réunis à Paris, ont décidé de créer un fonds.", True, 9, "Les ministres"),
    "se réunir pour": ("Les ministres se sont réunis pour réaffirmer leur engagement à agir.", True, 8, None),
    "participe second": ("Les ministres ont salué le plan et décidé de créer un fonds.", True, 9, "Les ministres"),
    "en outre": ("Les deux pays entendent en outre élargir le parc.", True, 5, "Les deux pays"),
    "son engagement": ("La France réaffirme en outre son engagement d'agir.", True, 8, "La France"),
    "engagement inébranlable": ("Nous réaffirmons l'engagement ferme et durable de la France à agir.", True, 8, None),
    "conditionnel": ("La France a annoncé qu'elle verserait une aide.", True, 7, "elle"),
    "accord pour": ("Ils sont tombés d'accord pour créer un fonds.", True, 9, "Ils"),
    "entendues sur": ("Les parties se sont entendues sur un plan.", True, 9, "Les parties"),
    "mandat": ("Nous demandons à nos ministres de nous faire rapport.", True, 9, "Nous"),
    "instruit": ("La Conférence instruit la Commission de préparer un plan.", True, 9, "La Conférence"),
    "chargé": ("Le secrétariat est chargé de préparer un plan.", True, 5, "Le secrétariat"),
    "aller": ("Les deux pays vont renforcer leurs patrouilles.", True, 7, "Les deux pays"),
    "sera créé": ("Un fonds commun sera créé.", True, 7, None),
    "se tiendra": ("La prochaine réunion se tiendra à Port-Vif.", True, 7, None),
    "il a été décidé": ("Il a été décidé de créer un fonds.", True, 9, None),
    "banques centrales": ("Les banques centrales continueront de remplir leur mandat.", True, 7, None),
    "une chose": ("Cet accord permettra de protéger le récif.", False, 0, None),
    "il convient": ("Il convient de protéger le récif.", False, 0, None),
    "entendre par": ("Nous entendons par récif toute formation corallienne.", False, 0, None),
    "appel": ("Nous appelons tous les États à s'engager à agir.", False, 3, "Nous"),
    "appel maintenu": ("Nous continuerons d'appeler les États à agir.", False, 3, "Nous"),
    "demande à d'autres": ("Ils demandent à la Russie de se retirer.", False, 3, "Ils"),
    "convenir que": ("Les ministres conviennent que la paix est essentielle.", False, 2, "Les ministres"),
    "convenir qu'un groupe": ("Les ministres conviennent que le groupe se réunira en juin.", True, 9, None),
    "convenir de l'importance": ("Ils ont convenu de l'importance d'agir.", False, 2, "Ils"),
    "passif": ("Les ministres sont invités à agir.", False, 3, "Les ministres"),
    "lancé avant": ("Nous avons lancé en 2021 un programme commun.", False, 0, "Nous"),
    "d'autres": ("Les pays africains s'engagent à agir.", False, 8, "Les pays africains"),
    "un conseil d'autres": ("Le Conseil de sécurité renforcera les sanctions.", False, 7, None),
    "travaillons": ("Ensemble, nous travaillons à protéger le récif.", False, 4, "nous"),
    "souhaitent": ("Les deux pays souhaitent élargir le parc.", False, 4, "Les deux pays"),
    "devoir": ("Nous devons protéger le récif.", False, 3, "Nous"),
    "insertion et chacun": ("Nous nous engageons chacun, sans délai, à protéger le récif.", True, 8, "nous"),
    "convenir pour": ("Les deux parties ont convenu pour la pêche de partager leurs cartes.", True, 9, None),
    "à nouveau": ("La France et le Japon se sont à nouveau engagés à agir.", True, 8, None),
    "les actions suivantes": ("Nous avons approuvé les actions suivantes :", True, 9, "Nous"),
    "lancé aujourd'hui": ("Nous avons lancé aujourd'hui un programme commun.", True, 9, None),
    "prochaine rencontre": (
        "Les dirigeants ont chargé leurs ministres de préparer leur prochaine rencontre.",
        True,
        9,
        None,
    ),
    "espérer que": ("Nous espérons que ce fonds sera créé.", False, 1, "Nous"),
    "se féliciter": ("Les participants se félicitent du plan.", False, 1, "Les participants"),
}


@pytest.mark.parametrize(("sentence", "yes", "strength", "actor"), SENTENCES.values(), ids=SENTENCES)
def test_french_sentences(sentence: str, yes: bool, strength: int, actor: str | None) -> None:
    """Rung, whether it binds those who speak, and who that is where a name is given here."""
    found = tagged(sentence, language="fr", parties=("France", "Japan"), date=SAID).units[0].commitment
    assert bool(found and found.is_commitment) is yes
    assert (found.strength if found else 0) == strength
    assert actor is None or (found and found.actor == actor)


def test_items_with_their_own_verb_take_the_subject_of_the_line_above() -> None:
    """ "Les deux gouvernements : - ouvriront ...": the stem has the subject, each item its verb."""
    made = tagged("Les deux gouvernements :", "- ouvriront un centre ;", "- étudieront un tracé.", language="fr")
    first, second = made.units[1].commitment, made.units[2].commitment
    assert first and first.strength == 7 and first.actor == "Les deux gouvernements"
    assert second and second.hedges == ("étudieront",)
    things = tagged("Ces mesures :", "- permettront d'agir ;", language="fr")
    assert not any(c.is_commitment for c in things.units[1].commitments)


def test_negation_and_addressee_in_french() -> None:
    """ "ne ... pas" before and after the verb; whom an order is for."""
    for sentence, negated in (
        ("Nous nous engageons à ne pas immerger de déchets.", True),
        ("Nous n'immergerons pas de déchets.", True),
        ("Nous immergerons des récifs artificiels.", False),
    ):
        found = tagged(sentence, language="fr").units[0].commitment
        assert found and found.negated is negated, sentence
    order = tagged("Les deux parties ont chargé leurs experts de préparer un plan.", language="fr").units[0].commitment
    assert order and order.addressee == "leurs experts"


#: sentence -> hedges
HEDGES = {
    "Nous partagerons, le cas échéant, les cartes.": ("le cas échéant",),
    "Nous partagerons les cartes dans la mesure du possible.": ("dans la mesure du possible",),
    "Nous partagerons les cartes, selon qu'il conviendra.": ("selon qu'il conviendra",),
    "Nous partagerons les cartes sous réserve de financements.": ("sous réserve de financements",),
    "Nous agirons dans le respect de nos législations nationales.": ("dans le respect de nos législations nationales",),
    "Nous agirons dans le respect du droit international.": (),
    "Nous agirons conformément aux principes de la Charte.": (),
    "Nous partagerons les cartes.": (),
}


@pytest.mark.parametrize(("sentence", "hedges"), HEDGES.items())
def test_french_hedges(sentence: str, hedges: tuple[str, ...]) -> None:
    """What lowers a promise; the law of nations and a charter do not."""
    found = tagged(sentence, language="fr").units[0].commitment
    assert found and tuple(h[:30] for h in found.hedges) == tuple(h[:30] for h in hedges)


def test_futures_are_told_by_their_stem() -> None:
    """A future of any verb, and no noun and no present that ends alike."""
    for word, verb in (
        ("tiendra", "tenir"), ("poursuivrons", "poursuivre"), ("sera", "être"), ("feront", "faire"),
        ("appelleront", "appeler"), ("emploiera", "employer"), ("mènera", "mener"), ("préconiserons", "préconiser"),
    ):  # fmt: skip
        assert verb in future_of(word), word
    for word in ("environs", "assurons", "rencontrons", "considérons", "front", "opéra", "ouvrons", "inspirons"):
        assert future_of(word) == (), word
    assert is_conditional("tiendrait") and is_conditional("seraient")
    assert not is_conditional("extrait") and not is_conditional("attraient")


#: words -> (text, kind, earliest, latest)
TIMES = {
    "d'ici 2030": ("d'ici 2030", "due", None, "2030-12-31"),
    "d'ici à 2030": ("d'ici à 2030", "due", None, "2030-12-31"),
    "d’ici fin 2025": ("d’ici fin 2025", "due", None, "2025-12-31"),
    "d'ici à la fin de l'année": ("d'ici à la fin de l'année", "due", None, "2023-12-31"),
    "avant la fin de 2025": ("avant la fin de 2025", "due", None, "2025-12-31"),
    "avant la fin de l'année 2026": ("avant la fin de l'année 2026", "due", None, "2026-12-31"),
    "avant la fin de la décennie": ("avant la fin de la décennie", "due", None, "2029-12-31"),
    "avant le 3 avril 2024": ("avant le 3 avril 2024", "due", None, "2024-04-02"),
    "au plus tard le 3 avril 2024": ("au plus tard le 3 avril 2024", "due", None, "2024-04-03"),
    "le 3 mai 2024 au plus tard": ("le 3 mai 2024 au plus tard", "due", None, "2024-05-03"),
    "à l'horizon 2050": ("à l'horizon 2050", "due", None, "2050-12-31"),
    "d'ici août": ("d'ici août", "due", None, "2023-08-31"),
    "avant mars": ("avant mars", "due", None, "2024-03-31"),
    "dans un délai de six mois": ("dans un délai de six mois", "due", None, "2023-11-30"),
    "dans un délai d'un an": ("dans un délai d'un an", "due", None, "2024-05-31"),
    "dans les trente jours": ("dans les trente jours", "due", None, "2023-06-30"),
    "d'ici six mois": ("d'ici six mois", "due", None, "2023-11-30"),
    "sous deux ans": ("sous deux ans", "due", None, "2025-05-31"),
    "avant la prochaine réunion": ("avant la prochaine réunion", "event", None, None),
    "d'ici au prochain sommet": ("d'ici au prochain sommet", "event", None, None),
    "avant la COP30": ("avant la COP30", "event", None, None),
    "en mai 2024": ("en mai 2024", "window", "2024-05-01", "2024-05-31"),
    "en juin prochain": ("en juin prochain", "window", "2023-06-01", "2023-06-30"),
    "les 4 et 5 mai 2024": ("les 4 et 5 mai 2024", "window", "2024-05-04", "2024-05-05"),
    "fin octobre": ("fin octobre", "window", "2023-10-01", "2023-10-31"),
    "début 2024": ("début 2024", "window", "2024-01-01", "2024-04-30"),
    "mi-2025": ("mi-2025", "window", "2025-05-01", "2025-08-31"),
    "au premier semestre 2024": ("au premier semestre 2024", "window", "2024-01-01", "2024-06-30"),
    "au cours du troisième trimestre de 2023": (
        "au cours du troisième trimestre de 2023", "window", "2023-07-01", "2023-09-30",
    ),
    "l'année prochaine": ("l'année prochaine", "window", "2024-01-01", "2024-12-31"),
    "au second semestre de l'année prochaine": (
        "au second semestre de l'année prochaine", "window", "2024-07-01", "2024-12-31",
    ),
    "d'ici l'été 2024": ("d'ici l'été 2024", "due", None, "2024-12-31"),
    "cet automne": ("cet automne", "window", None, None),
    "cette année": ("cette année", "window", SAID, "2023-12-31"),
    "au cours des deux prochaines années": ("au cours des deux prochaines années", "window", SAID, "2025-05-31"),
    "dans les prochains mois": ("dans les prochains mois", "window", SAID, None),
    "dans les années à venir": ("dans les années à venir", "window", SAID, None),
    "entre avril et octobre 2024": ("entre avril et octobre 2024", "window", "2024-04-01", "2024-10-31"),
    "pour la période 2024-2027": ("pour la période 2024-2027", "window", "2024-01-01", "2027-12-31"),
    "à partir de 2026": ("à partir de 2026", "start", "2026-01-01", None),
    "à compter du 1er janvier 2025": ("à compter du 1er janvier 2025", "start", "2025-01-01", None),
    "dès l'année prochaine": ("dès l'année prochaine", "start", "2024-01-01", None),
    "jusqu'en 2030": ("jusqu'en 2030", "duration", None, "2030-12-31"),
    "jusqu'au 31 décembre 2025": ("jusqu'au 31 décembre 2025", "duration", None, "2025-12-31"),
    "pour une durée de trois ans": ("pour une durée de trois ans", "duration", None, None),
    "aussi longtemps qu'il le faudra": ("aussi longtemps qu'il le faudra", "duration", None, None),
    "chaque année": ("chaque année", "recurring", None, None),
    "tous les deux ans": ("tous les deux ans", "recurring", None, None),
    "deux fois par an": ("deux fois par an", "recurring", None, None),
    "dans les meilleurs délais": ("dans les meilleurs délais", "urgency", None, None),
    "dès que possible": ("dès que possible", "urgency", None, None),
    "le moment venu": ("le moment venu", "horizon", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), TIMES.items(), ids=TIMES)
def test_french_times(words: str, told: tuple[str, str, str | None, str | None]) -> None:
    """Each form with the days it covers, counted from the day of the statement."""
    sentence = f"Nous publierons la carte {words}."
    found = clause_fr(sentence, SAID).deadlines
    assert [(d.text, d.kind, d.earliest, d.latest) for d in found] == [told]
    assert all(sentence[d.start : d.end] == d.text for d in found)


PAST = (
    "en mai 2022",
    "le 3 mai 2022",
    "en mars dernier",
    "l'année dernière",
    "l'an dernier",
    "depuis 2017",
    "il y a trois ans",
    "lors de notre dernier sommet",
)


@pytest.mark.parametrize("words", PAST)
def test_what_is_past_is_no_deadline(words: str) -> None:
    """Told by the date, or by "dernier", "depuis" and "il y a"."""
    found = clause_fr(f"Nous avons publié la carte {words}.", SAID)
    assert found.deadlines == () and found.past


NAMES = (
    "le Programme de développement durable à l'horizon 2030", "l'Agenda 2063", "la résolution 2231 (2015)",
    "l'article 5 du traité", "la feuille de route pour la coopération 2013-2018", "le 60e anniversaire", "le G20",
    "l'objectif 14", "la COP28", "une stratégie à long terme",
)  # fmt: skip


@pytest.mark.parametrize("words", NAMES)
def test_names_that_hold_numbers(words: str) -> None:
    """A name is neither a time nor an amount."""
    found = clause_fr(f"Nous appliquerons {words}.", SAID)
    assert found.deadlines == () and found.past == () and found.quantities == ()


#: words -> (value, upper, unit, bound)
AMOUNTS = {
    "2,5 millions d'euros": (2.5e6, None, "EUR", None),
    "2 500 000 €": (2.5e6, None, "EUR", None),
    "2 500 000 euros": (2.5e6, None, "EUR", None),
    "1,3 milliard de dollars": (1.3e9, None, "USD", None),
    "38 milliards de dollars canadiens": (3.8e10, None, "CAD", None),
    "cent millions de francs CFA": (1e8, None, "XOF", None),
    "au moins 150 milliards d’euros": (1.5e11, None, "EUR", "ge"),
    "10 M€": (1e7, None, "EUR", None),
    "50 %": (50, None, "percent", None),
    "40 pour cent": (40, None, "percent", None),
    "23 p. 100": (23, None, "percent", None),
    "25 points de base": (25, None, "basis point", None),
    "1,5 °C": (1.5, None, "degC", None),
    "1,5 degré Celsius": (1.5, None, "degC", None),
    "trois centres d'alerte": (3, None, "centre", None),
    "3 centres": (3, None, "centre", None),
    "deux nouveaux navires": (2, None, "navire", None),
    "vingt-cinq experts": (25, None, "expert", None),
    "quatre-vingt-dix bateaux": (90, None, "bateau", None),
    "soixante et onze ports": (71, None, "port", None),
    "mille deux cents bourses": (1200, None, "bourse", None),
    "une centaine de bourses": (100, None, "bourse", "about"),
    "1 200 plongeurs": (1200, None, "plongeur", None),
    "plus de 1,2 million de personnes": (1.2e6, None, "personne", "gt"),
    "40 à 45 milliards de mètres cubes": (4e10, 4.5e10, "mètre", None),
}


@pytest.mark.parametrize(("words", "told"), AMOUNTS.items(), ids=AMOUNTS)
def test_french_amounts(words: str, told: tuple[float, float | None, str, str | None]) -> None:
    """Value and unit, however the number is written."""
    found = clause_fr(f"Nous verserons {words}.", SAID).quantities
    assert [(q.value, q.upper, q.unit, q.bound) for q in found] == [told]


@pytest.mark.parametrize(
    "words",
    ["les deux pays", "les trois dirigeants", "tous deux", "un fonds", "trente ans", "les deux parties", "en 2030"],
)
def test_no_amounts(words: str) -> None:
    """Who speaks, an article, a span of time."""
    assert clause_fr(f"Nous verrons {words}.", SAID).quantities == ()


def test_numbers_of_a_thousand_digits_break_nothing() -> None:
    """Nobody promised them, and no calendar or float holds them."""
    for words in (f"dans un délai de {'9' * 5000} jours", f"{'9' * 5000} navires", f"9 à {'9' * 400} navires"):
        found = clause_fr(f"Nous verrons {words}.", SAID)
        assert found.quantities == () and all(d.latest is None for d in found.deadlines)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                *TIMES,
                *AMOUNTS,
                *PAST,
                *NAMES,
                "et",
                "de",
                ",",
                "à",
                "d'",
                "l'",
                "le",
                "un",
                "9" * 30,
                "31 février 2024",
                "\x00",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from([None, SAID, "9999-12-31", "0001-01-01"]),
)
def test_places_hold_whatever_the_text(words: list[str], on: str | None) -> None:
    """Nothing breaks the reading, every place points at its words, and no two times overlap."""
    text = " ".join(words)
    hidden = masked_fr(text)
    found = find_french(text, hidden, on).deadlines
    for d in found:
        assert text[d.start : d.end] == d.text and d.kind in ORDER
    assert all(a.end <= b.start for a, b in pairwise(found))
    for q in find_quantities_fr(text, hidden):
        assert text[q.start : q.end] == q.text


def test_english_loads_no_french() -> None:
    """An English statement is read without a French module, so that a diff starts as fast as before."""
    code = (
        "import sys; from dialogue_cli import api; tools = api.load_toolbox();"
        "s = api.read_statement('x.txt', data=b'We will open three ports by 2030.', toolbox=tools);"
        "assert s.units[0].commitment; print([m for m in sys.modules if m.endswith(('_fr', '.french'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
