"""Whose words something is, in one plain sentence: the speaker, who quotes whom, the agency, the outlet that prints it.

In:  a finding.
Out: "the doctor, quoted by Marta Quiroval, as told by Halyard, printed in Port Vale Courier".
"""

from cuttings.ask.evidence import Shelf
from cuttings.model.clipping import ClippingKind
from cuttings.model.finding import Attribution, Finding, Form, Mention, Timex
from cuttings.store import facts

TOLD = {Form.DIRECT: "quoted by", Form.MIXED: "quoted in part by", Form.INDIRECT: "as told by"}


def whose_words(shelf: Shelf, finding: Finding) -> str:
    """Return whose words a finding is; of an attribution, whose the content is."""
    said = _acts_around(shelf, finding)
    writer, printed = _writer(shelf, finding.clipping)
    if not said:
        return f"the own words of {writer}{printed}"
    links = [shelf.speaker(each) for each in said] + [writer]
    told = (f"{TOLD[each.form]} {teller}" for each, teller in zip(said, links[1:], strict=True))
    return ", ".join((links[0], *told)) + printed


def _acts_around(shelf: Shelf, finding: Finding) -> list[Attribution]:
    """Return the acts of speech in which a finding is said, innermost first; a name or a time, by where it stands."""
    match finding:
        case Attribution():
            return [finding, *shelf.attributions_around(finding)]
        case Mention() | Timex():
            holding = facts.attributions_holding(shelf.connection, finding.clipping, finding.words)
            innermost = next((shelf.finding(each) for each in holding if not shelf.is_rejected(each)), None)
            return _acts_around(shelf, innermost) if innermost else []
    return shelf.attributions_around(finding)


def _writer(shelf: Shelf, id: str) -> tuple[str, str]:
    """Return who wrote a clipping, and in what outlet it stands where an agency wrote it."""
    clipping, outlet = shelf.clipping(id), shelf.outlet(id)
    if clipping.kind is ClippingKind.NOTE:
        return "the compiler, in a note", ""
    if clipping.credits:
        return clipping.credits[0].surface, f", printed in {outlet or 'an unknown outlet'}"
    return outlet or "an unknown outlet", ""
