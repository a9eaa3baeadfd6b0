"""Labelled documents in invented places, for the tests of the scorers."""

from typing import Any

TEXT = (
    "Mayor Ines Quiroga said that at least 20 people were arrested at the illegal march in Port Vale. "
    "The dockers will march again on Friday."
)


def words(surface: str, text: str = TEXT) -> dict[str, Any]:
    """Return the first place of some words as the gold writes a span."""
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface}


def document() -> dict[str, Any]:
    """Return one English document with a gold item of every kind."""
    said = {
        "source": words("Ines Quiroga"),
        "source_is": "Ines Quiroga",
        "cue": words("said"),
        "content": [words("at least 20 people were arrested at the illegal march in Port Vale")],
        "form": "indirect",
        "polarity": "asserts",
        "nested_in": None,
    }
    figure = {
        "span": words("at least 20 people"),
        "number": words("20"),
        "low": 20,
        "high": None,
        "bound": "at_least",
        "effect": "detained",
        "counted": words("people"),
        "whose": "Ines Quiroga",
    }
    arrest = {"trigger": words("arrested"), "type": "COERCE", "status": "happened", "recipient": [words("people")]}
    march = {"trigger": words("march again") | {"surface": "march"}, "type": "PROTEST", "status": "planned"}
    return {
        "id": "port-vale-1",
        "lang": "en",
        "date": "2031-03-04",
        "text": TEXT,
        "attributions": [said],
        "figures": [figure],
        "reports": [arrest, march | {"actor": [words("dockers")]}],
        "tenures": [{"person": words("Ines Quiroga"), "office": words("Mayor"), "kind": "holds"}],
        "labels": [{"target": words("march"), "label": words("illegal"), "voice": "quoted"}],
    }
