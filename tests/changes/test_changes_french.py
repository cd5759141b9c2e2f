"""French statements compared: deadlines and figures by value, conditions, bands, who is bound. All text is invented."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dialogue_cli import api
from dialogue_cli.statement.comparison import Change

FILL = (
    "Les ministres se sont réunis à Port-Vif pour examiner la situation du récif. "
    "Nous avons discuté de la pêche, du tourisme et de la navigation dans la région.\n\n"
)

#: name -> (old, new, shift, kinds of signal)
PAIRS: dict[str, tuple[str, str, str, set[str]]] = {
    "d'ici, plus tard": (
        "Nous nous engageons à cartographier le récif d'ici 2025.",
        "Nous nous engageons à cartographier le récif d'ici 2026.",
        "weakened",
        {"deadline"},
    ),
    "d'ici à, plus tôt": (
        "Nous nous engageons à cartographier le récif d'ici à 2030.",
        "Nous nous engageons à cartographier le récif d'ici 2028.",
        "strengthened",
        {"deadline"},
    ),
    "fin, plus tard": (
        "Les parties ouvriront un centre d'alerte d'ici fin 2025.",
        "Les parties ouvriront un centre d'alerte d'ici la fin de l'année 2026.",
        "weakened",
        {"deadline"},
    ),
    "le même jour": (
        "Les parties ouvriront un centre d'alerte au plus tard le 3 mai 2026.",
        "Les parties ouvriront un centre d'alerte le 3 mai 2026 au plus tard.",
        "same",
        set(),
    ),
    "la même fin d'année": (
        "Nous créerons un fonds avant la fin de l'année 2026.",
        "Nous créerons un fonds d'ici à fin 2026.",
        "same",
        set(),
    ),
    "horizon, plus tard": (
        "Nous nous engageons à fermer les mines d'ici à 2050.",
        "Nous nous engageons à fermer les mines à l'horizon 2060.",
        "weakened",
        {"deadline"},
    ),
    "délai plus long": (
        "Le groupe de travail remettra son rapport dans un délai de six mois.",
        "Le groupe de travail remettra son rapport dans un délai de deux ans.",
        "weakened",
        {"deadline"},
    ),
    "délai parti": (
        "Le groupe de travail remettra son rapport dans un délai de six mois.",
        "Le groupe de travail remettra son rapport.",
        "weakened",
        {"deadline"},
    ),
    "réunion comme terme": (
        "Nous publierons les cartes.",
        "Nous publierons les cartes avant la prochaine réunion.",
        "strengthened",
        {"deadline"},
    ),
    "plus d'années": (
        "Nous consacrerons 10 millions d'euros à la recherche au cours des deux prochaines années.",
        "Nous consacrerons 10 millions d'euros à la recherche au cours des cinq prochaines années.",
        "weakened",
        {"deadline"},
    ),
    "urgence partie": (
        "Nous publierons la carte dans les meilleurs délais.",
        "Nous publierons la carte.",
        "weakened",
        {"deadline"},
    ),
    "rythme plus lent": (
        "Nous nous engageons à publier un rapport chaque année.",
        "Nous nous engageons à publier un rapport tous les deux ans.",
        "weakened",
        {"deadline"},
    ),
    "le même rythme": (
        "Nous nous engageons à publier un rapport deux fois par an.",
        "Nous nous engageons à publier un rapport tous les six mois.",
        "same",
        set(),
    ),
    "chiffre en lettres": (
        "Nous ouvrirons trois centres d'alerte.",
        "Nous ouvrirons deux centres d'alerte.",
        "weakened",
        {"quantity"},
    ),
    "le même chiffre en lettres": (
        "Nous ouvrirons trois centres d'alerte.",
        "Nous ouvrirons 3 centres d'alerte.",
        "same",
        set(),
    ),
    "la même somme": (
        "Nous verserons 2,5 millions d'euros au fonds.",
        "Nous verserons 2 500 000 € au fonds.",
        "same",
        set(),
    ),
    "plus d'euros": (
        "Nous verserons 2,5 millions d'euros au fonds.",
        "Nous verserons 3 millions d'euros au fonds.",
        "strengthened",
        {"quantity"},
    ),
    "moins de dollars": (
        "Nous consacrerons 1,3 milliard de dollars à la protection du récif.",
        "Nous consacrerons 1 milliard de dollars à la protection du récif.",
        "weakened",
        {"quantity"},
    ),
    "pour cent": (
        "Nous nous engageons à réduire les rejets de 50 %.",
        "Nous nous engageons à réduire les rejets de 40 pour cent.",
        "weakened",
        {"quantity"},
    ),
    "les mêmes degrés": (
        "Nous nous engageons à limiter le réchauffement à 1,5 °C.",
        "Nous nous engageons à limiter le réchauffement à 1,5 degré Celsius.",
        "same",
        set(),
    ),
    "condition venue": (
        "Nous partagerons les cartes du récif.",
        "Nous partagerons, le cas échéant, les cartes du récif.",
        "weakened",
        {"hedge"},
    ),
    "condition partie": (
        "Nous nous engageons à partager les cartes dans la mesure du possible.",
        "Nous nous engageons à partager les cartes.",
        "strengthened",
        {"hedge"},
    ),
    "sous réserve": (
        "Les deux parties établiront un fonds commun.",
        "Les deux parties établiront un fonds commun, sous réserve de financements disponibles.",
        "weakened",
        {"hedge"},
    ),
    "selon qu'il conviendra": (
        "Nous échangerons des données sur la pêche.",
        "Nous échangerons des données sur la pêche, selon qu'il conviendra.",
        "weakened",
        {"hedge"},
    ),
    "verbe plus faible": (
        "Nous nous engageons à protéger le récif du Nord.",
        "Nous avons l'intention de protéger le récif du Nord.",
        "weakened",
        {"strength"},
    ),
    "verbe plus fort": (
        "Les ministres entendent créer une base de données sur les requins.",
        "Les ministres ont décidé de créer une base de données sur les requins.",
        "strengthened",
        {"strength"},
    ),
    "nom plus faible": (
        "Les ministres réaffirment leur engagement à protéger les baleines.",
        "Les ministres réaffirment leur intention de protéger les baleines.",
        "weakened",
        {"strength"},
    ),
    "un effort devient un acte": (
        "Nous chercherons à protéger le récif du Nord.",
        "Nous protégerons le récif du Nord.",
        "strengthened",
        {"strength"},
    ),
    "un souhait": (
        "Les deux pays s'engagent à renforcer leurs patrouilles en mer.",
        "Les deux pays souhaitent renforcer leurs patrouilles en mer.",
        "weakened",
        {"strength"},
    ),
    "autre verbe, même force": (
        "Nous nous engageons à protéger le récif du Nord.",
        "Nous protégerons le récif du Nord.",
        "same",
        set(),
    ),
    "négation": (
        "Nous nous engageons à ne pas immerger de déchets.",
        "Nous nous engageons à immerger des déchets.",
        "mixed",
        {"negation"},
    ),
    "une seule partie": (
        "Nous financerons la patrouille du récif.",
        "La France financera la patrouille du récif.",
        "weakened",
        {"actor"},
    ),
    "un organe de tous": (
        "Nous publierons la carte du récif.",
        "Le groupe de travail publiera la carte du récif.",
        "same",
        set(),
    ),
    "nouveau": (
        "Nous nous félicitons du dialogue sur la patrouille du récif.",
        "Nous nous engageons à financer la patrouille du récif.",
        "new",
        set(),
    ),
    "abandonné": (
        "Nous nous engageons à financer la patrouille du récif.",
        "Nous nous félicitons du dialogue sur la patrouille du récif.",
        "dropped",
        set(),
    ),
    "un appel n'est pas un effort": (
        "Nous nous engageons à protéger le récif du Nord.",
        "Nous appelons tous les États à protéger le récif du Nord.",
        "dropped",
        set(),
    ),
    "fonds créé": (
        "Les participants ont décidé de créer un fonds commun pour le récif.",
        "Nous nous félicitons de la création du fonds commun pour le récif.",
        "fulfilled",
        set(),
    ),
    "centre ouvert": (
        "Nous ouvrirons un centre d'alerte aux tempêtes à Port-Vif.",
        "Un centre d'alerte aux tempêtes a été ouvert à Port-Vif.",
        "fulfilled",
        set(),
    ),
    "plongeurs formés": (
        "Nous nous engageons à former deux cents plongeurs dans les ports du Nord.",
        "Nous avons formé deux cents plongeurs dans les ports du Nord.",
        "fulfilled",
        set(),
    ),
    "discuté et non fait": (
        "Nous ouvrirons un centre d'alerte aux tempêtes à Port-Vif.",
        "Nous avons discuté du centre d'alerte aux tempêtes à Port-Vif.",
        "dropped",
        set(),
    ),
    "promis de nouveau": (
        "Nous ouvrirons un centre d'alerte aux tempêtes à Port-Vif.",
        "Nous saluons la création du fonds du récif et ouvrirons un centre d'alerte aux tempêtes à Port-Vif.",
        "same",
        set(),
    ),
    "la prochaine réunion": (
        "La prochaine réunion se tiendra à Port-Vif en 2024.",
        "La prochaine réunion se tiendra à Port-Sel en 2025.",
        "same",
        set(),
    ),
}


@lru_cache(maxsize=1)
def _tools() -> api.Toolbox:
    return api.load_toolbox()


def _change(old: str, new: str) -> Change:
    """The change of the last sentence of two statements, one year apart."""
    sides = [
        api.read_statement(
            "x.txt",
            data=f"Déclaration conjointe\n\n{FILL}{text}\n".encode(),
            given={"title": "Déclaration conjointe", "date": date, "parties": ("France", "Japon"), "language": "fr"},
            toolbox=_tools(),
        )
        for text, date in ((old, "2023-05-31"), (new, "2024-05-31"))
    ]
    made = api.compare(sides[0], sides[1], toolbox=_tools())
    return next(c for c in made.changes if sides[0].units[-1].id in c.old and sides[1].units[-1].id in c.new)


@pytest.mark.parametrize(("old", "new", "shift", "kinds"), PAIRS.values(), ids=PAIRS)
def test_french_shifts(old: str, new: str, shift: str, kinds: set[str]) -> None:
    """What a pledge became, and the signals that say why; a deadline or figure of the same value says nothing."""
    change = _change(old, new)
    assert change.commitment and change.commitment.shift == shift
    said = {s.kind for s in change.signals}
    assert kinds <= said
    assert (
        kinds
        or not said & {"deadline", "quantity", "hedge", "actor", "negation"}
        or shift in ("new", "dropped", "same")
    )


def test_places_of_french_signals() -> None:
    """A signal points at its words on both sides."""
    old, new = "Nous verserons 2,5 millions d'euros d'ici 2025.", "Nous verserons 3 millions d'euros d'ici 2026."
    change = _change(old, new)
    told = {s.kind: (s.old, s.new) for s in change.signals}
    assert told["deadline"] == ("d'ici 2025", "d'ici 2026")
    assert told["quantity"] == ("2,5 millions d'euros", "3 millions d'euros")
    for signal in change.signals:
        if signal.old_place and signal.kind in told:
            assert old[signal.old_place.start : signal.old_place.end] == signal.old
