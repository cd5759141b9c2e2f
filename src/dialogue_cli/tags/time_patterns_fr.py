"""How times are written in French, as regular expressions. Compiled when a French statement comes, and not before.

The forms are those of ``time_patterns``, by the counts of which they were chosen, and what French adds to them: "d'ici
à", "à l'horizon 2050", a month with "prochain" or "dernier", "fin" and "mi-" without an article. Each is tried only in
a text that holds one of its hints.
"""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SMALL = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt"
)
#: Counts in words, as far as spans of time go.
COUNTS_FR = {word: number for number, word in enumerate(_SMALL.split(), 1)} | {
    "une": 1, "vingt-quatre": 24, "trente": 30, "trente-six": 36, "quarante-cinq": 45, "quarante-huit": 48,
    "soixante": 60, "quatre-vingt-dix": 90,
}  # fmt: skip
#: What a unit of time is called in the tables of ``time_spans``.
UNITS_FR = {
    "jour": "day", "semaine": "week", "mois": "month", "trimestre": "quarter", "an": "year", "année": "year",
    "décennie": "decade",
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(MONTHS_FR)}|fevrier|aout|decembre)"
_YEAR = r"(?:19|20)\d\d(?![\d/]|-(?:\d|[a-z]))"
_COUNT = rf"(?:\d+|{'|'.join(sorted(COUNTS_FR, key=len, reverse=True))})"
_UNIT = r"(?:jours?|semaines?|mois|trimestres?|ans?|années?|décennies?)(?: ouvrables| calendaires)?"
_MEETING = r"(?:réunion|rencontre|sommet|session|conférence|dialogue|forum|assemblée|rendez-vous|sommets|réunions|COP)"
_NEXT = r"(?:prochaine?|suivante?|prochains|prochaines)"
#: Prepositions, the longest first. "d'ici", "avant" and "au plus tard" bound an act.
_PREP = (
    r"d['’]ici(?: à)?(?: au| le| la)?|avant(?: le| la)?|au plus tard(?: en| le| à| au| d['’]ici(?: à)?)?(?: la)?|"
    r"à l['’]horizon(?: de)?(?: la)?|pour(?= (?:la )?fin )(?: la)?|à (?:partir|compter|dater) d(?:e la|e|u)|"
    r"dès(?: le| la)?|après(?: le| la)?|depuis(?: le| la)?|jusqu['’](?:en|à la|à|au|aux)|"
    r"au cours d(?:e la|e|u|es)|dans le courant d(?:e|u)|courant|durant(?: la| le)?|pendant(?: la| le)?|"
    r"au mois d(?:e |['’](?=[ao]))|en|le|les|au|à la|à l['’](?=été|automne|hiver)"
)
_EDGE = r"(?P<edge>fin|début|milieu|mi|courant)"
#: What a date is: days of a month, a month, a part of a year, a year, or the year that is spoken of.
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:er)?(?:\s?(?:[-–]|au|et) (?P<d2>\d{{1,2}}))? (?P<m1>{_MONTH})\b"
    rf"(?: (?:(?P<y1>{_YEAR})|(?P<next1>prochain)|(?P<last1>dernier|passé)))?"
    rf"|(?:(?:le )?(?P<half>premier|deuxième|second|troisième|quatrième|1er|2e|3e|4e) (?P<hq>semestre|trimestre)"
    rf"(?: (?:de )?(?:l['’](?:année|an) )?(?:(?P<y6>{_YEAR})|(?P<rel6>en cours|prochaine?)))?)"
    rf"|(?:{_EDGE}[ -](?:du mois )?(?:de |d['’]|du )?)?(?:l['’](?:année|an) )?"
    rf"(?:(?P<m3>{_MONTH})\b(?: (?:(?P<y3>{_YEAR})|(?P<next3>prochain)|(?P<last3>dernier|passé)))?|(?P<y8>{_YEAR}))"
    rf"|(?:l['’]|le )?(?P<season>été|automne|hiver|printemps)(?: de)? (?P<ys>{_YEAR})"
    rf"|(?P<edge2>fin|début|milieu)(?: du| de(?: la| cette)?| de l['’]|) ?"
    rf"(?P<rel>année prochaine|an prochain|année en cours|année|mois prochain|mois|décennie|siècle|"
    rf"trimestre|semestre)\b)"
)


def _texts() -> dict[str, tuple[tuple[str, ...], str]]:
    """Name -> hints in lower case, pattern."""
    return {
        "dated": (
            (*"0123456789", *MONTHS_FR, "fin d", "début d", "milieu d", "mestre"),
            rf"(?:\b(?P<prep>{_PREP})\s?(?:l['’]année |l['’]an )?)?(?<![\w-]){_DATE}(?P<latest>,? au plus tard)?",
        ),
        "between": (
            ("entre ", "de ", "du ", "période"),
            rf"\b(?:entre|de|période) (?:(?P<a>{_MONTH}) )?(?:(?P<y0>{_YEAR}) )?(?:et|à) (?:(?P<b>{_MONTH}) )?"
            rf"(?P<y>{_YEAR})\b|\b(?:pour|sur|durant|pendant) la période (?P<from>{_YEAR})?\s?[-–à]\s?(?P<to>{_YEAR})"
            rf"|\b(?:pour|sur|durant|pendant) la période (?P<from2>(?:19|20)\d\d)[-–](?P<to2>{_YEAR})",
        ),
        "meeting": (
            ("prochain", "suivant", "à venir", "cop"),
            rf"\b(?:d['’]ici(?: à)?|avant|lors de|lors d['’]|lors|au cours de|à l['’]occasion de|en amont de|en vue de|"
            rf"jusqu['’]à|pour|à|au|dans la perspective de|en prévision de|d['’]ici)(?: la| le| leur| notre| une| sa|"
            rf" du| l['’]|u| des)? ?(?:(?:\w+['’]?[- ]?){{0,2}}?{_NEXT}s? (?:[\w'’-]+ ){{0,3}}?{_MEETING}"
            rf"|{_MEETING}(?: [\w'’-]+){{0,3}}? {_NEXT})\b|\b(?:d['’]ici(?: à)?|avant|jusqu['’]à)(?: la)? COP ?\d\d\b",
        ),
        "within": (
            ("dans ", "sous ", "d'ici ", "d’ici ", "délai", "au cours", "durant", "pendant", "sur ", "espace"),
            rf"\b(?P<lead>dans un délai(?: maxim(?:um|al))? d(?:e|['’])\s?|dans un délai ne dépassant pas |"
            rf"d['’]ici(?: à)? |sous |dans les |dans |en l['’]espace d(?:e |['’])|au cours des |durant les |"
            rf"pendant les |sur les |pour les )(?P<near1>prochain(?:e)?s )?(?P<n>{_COUNT}) "
            rf"(?P<near2>prochain(?:e)?s )?(?P<u>{_UNIT})(?P<near3> prochain(?:e)?s| à venir| qui viennent)?"
            rf"(?P<after> suivant\w*)?\b",
        ),
        "relative": (
            ("cette ", "cet ", "ce printemps", "année", " an ", "prochain", "semaine", "décennie", "ce mois", "cours"),
            r"\b(?:(?P<prep>d['’]ici(?: à)?|avant|dès|en|au plus tard|au cours de|dans|pour|à partir de|jusqu['’]à|"
            r"pendant|durant) )?"
            r"(?:(?P<this>cette|cet|ce) (?P<u1>année|mois|semaine|décennie|trimestre|été|automne|hiver|printemps)"
            r"|(?:la |le |l['’])(?P<u2>année|an|mois|semaine|décennie|trimestre) (?P<next>prochaine?)"
            r"|(?:la |le |l['’])(?P<u3>année|mois|semaine|décennie|trimestre)(?: en cours)?"
            r"(?! derni(?:er|ère)| passée?|\w))",
        ),
        "coming": (
            ("prochain", "à venir", "qui viennent"),
            r"\b(?:au cours des|dans les|durant les|pendant les|ces|sur les|lors des) "
            r"(?:prochain(?:e)?s (?:\w+ ){0,2}?(?:jours|semaines|mois|années|décennies)"
            r"|(?:jours|semaines|mois|années|décennies)(?: et (?:les )?(?:mois|années))? "
            r"(?:prochain(?:e)?s|à venir|qui viennent))\b",
        ),
        "duration": (
            ("aussi longtemps", "durée", "période d", "sur ", "pendant ", "pour "),
            r"\baussi longtemps qu(?:['’]il le faudra|e nécessaire|['’]il sera nécessaire|e cela sera nécessaire)"
            rf"|\b(?:pour|sur|pendant|durant) une (?:nouvelle )?(?:durée|période) d(?:e |['’])(?P<n>{_COUNT}) "
            rf"(?P<u>{_UNIT})\b|\b(?:sur|pendant|pour) (?P<n2>{_COUNT}) (?P<u2>{_UNIT})\b",
        ),
        "recurring": (
            ("chaque", "tous les", "toutes les", "annuel", "par an", "trimestriel", "semestriel", "mensuel", "réguli",
             "périodi", "biennal", "bisannuel"),
            rf"\b(?:(?:au moins )?(?:(?:\d+|{_COUNT}) fois par (?:an|année|mois|trimestre)|par an)"
            rf"|chaque (?:année|mois|semaine|trimestre|semestre)|tous les (?:{_COUNT} )?(?:ans|mois|trimestres|jours)"
            rf"|toutes les (?:{_COUNT} )?(?:semaines|années)|(?:sur|à) (?:un|une) (?:rythme|base|fréquence) "
            r"(?:annuel|trimestriel|semestriel|mensuel|biennal)(?:le)?|(?:bis)?annuel(?:le)?(?:s|ment)?"
            r"|(?:trimestriel|semestriel|mensuel)(?:le)?(?:s|ment)?|biennal(?:e|es)?|à intervalles réguliers"
            r"|régulièrement|périodiquement|de manière (?:régulière|périodique))\b",
        ),
        "urgency": (
            ("possible", "vite", "délai", "tarder", "immédiat", "attendre", "urgence", "promptement", "incessamment"),
            r"\b(?:dès que possible|aussitôt que possible|le plus (?:tôt|rapidement|vite) possible|au plus (?:vite|tôt)"
            r"|dans les (?:meilleurs|plus brefs) délais(?: possibles)?|(?:à|dans de) brefs? délais?|sans (?:plus )?"
            r"(?:délai|tarder|attendre)|sans retard|immédiatement|promptement|de toute urgence)\b",
        ),
        "horizon": (
            ("terme", "avenir", "moment venu", "temps "),
            r"(?<!\w )\bà (?:plus )?(?:brève échéance|(?:très )?(?:court|moyen|long)(?: et (?:à )?(?:moyen|long))?"
            r"(?: et long)? terme)\b|\bdans un (?:proche avenir|avenir (?:proche|prévisible))\b|\bà l['’]avenir\b"
            r"|\ble moment venu\b|\ben temps (?:voulu|utile|opportun)\b|\bà terme\b",
        ),
        "past": (
            ("dernier", "dernière", "passé", "précéd", "il y a", "depuis", "auparavant", "antérieur", "écoulé"),
            rf"\b(?:l['’](?:année|an|été|hiver)|le mois|la semaine) (?:derni(?:er|ère)|passée?|précédente?)\b"
            rf"|\b(?:en |le \d\d? |du \d\d? )?{_MONTH} (?:dernier|passé)\b|\b{_MEETING}(?: [\w'’-]+){{0,3}}? "
            rf"(?:précédente?|passée?)\b|\b(?:derni(?:er|ère)|précédente?) (?:[\w'’-]+ ){{0,2}}?{_MEETING}\b"
            rf"|\bil y a (?:{_COUNT}|quelques|plusieurs) {_UNIT}\b"
            rf"|\bdepuis (?:lors|{_COUNT} {_UNIT}|la|le|notre|leur)\b"
            r"|\b(?:auparavant|précédemment|antérieurement)\b|\bces dernières années\b"
            rf"|\b(?:au cours|ces|lors) (?:des )?(?:{_COUNT} )?(?:dernier|dernière)s (?:années|mois|semaines|ans)\b",
        ),
    }  # fmt: skip


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[tuple[str, ...], str]]:
    return _texts()


@lru_cache(maxsize=32)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_forms()[name][1], re.IGNORECASE)


def matches_fr(name: str, text: str, low: str) -> list[re.Match[str]]:
    """Where the form stands in ``text``; ``low`` is the same in lower case."""
    hints = _forms()[name][0]
    return list(_pattern(name).finditer(text)) if any(hint in low for hint in hints) else []
