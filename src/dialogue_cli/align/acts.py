"""What a unit does with words: report, pledge, affirm, welcome, worry, condemn, oppose or urge.

A rough reading by the first telling verb, for the aligner alone: the tagger says what counts as a commitment, and the
aligner must not depend on word lists that a user edits.
"""

from __future__ import annotations

_VERBS = {
    "condemn": "condemn condemned deplore denounce",
    "worry": "concern concerned concerns alarmed",
    "oppose": "oppose reject opposition",
    "urge": "urge call demand",
    "welcome": "welcome welcomed hail applaud commend celebrate thank appreciate congratulate praise",
    "affirm": "reaffirm reaffirmed reiterate affirm underscore underscored underline emphasize emphasized reemphasize "
    "stress recognize recognized acknowledge highlight recall note noted",
    "pledge": "will commit commits committed pledge resolve determined decided agree agreed intend intends plan plans "
    "aim aims seek expect continue continues concur announce",
    "report": "have has launched completed developed discussed published held met endorsed adopted released",
}
_ACT_OF = {verb: act for act, verbs in _VERBS.items() for verb in verbs.split()}
_OPENING = 18
"""Words looked at: a governing verb stands among them in nine of ten units of real statements."""


def act_of(joined: str) -> str:
    """The act of a unit from its folded words: that of the first telling verb near its start, else "none"."""
    for word in joined.split(" ", _OPENING)[:_OPENING]:
        act = _ACT_OF.get(word)
        if act is not None:
            return act
    return "none"
