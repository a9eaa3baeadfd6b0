"""A text may end after any word: every reader stays inside the page.

A headline, a caption or an excerpt often ends where a sentence would go on. Reading each prefix of a sentence puts the
end of the page behind every sort of word once: behind a cue, an office, a comma, an opening mark.
"""

from collections.abc import Iterator

import pytest

from cuttings.model.clipping import Clipping
from tests.factories import make_clipping, read

ENGLISH = (
    "Vote called",  # what it is called is left out
    "Region declared a disaster zone, toll described as a guess",
    "Rival branded “reckless” and a “so-called mayor” by Hale",
    "Nobody was told how the ferry was called by its owners",
    "Ana Ruiz called the plan “half-baked” and its author an anti-port radical.",
    "The mayor of Port Vale, Ana Ruiz, said on Monday that 12 sailors had been arrested, the harbour police told us.",
    "“We will not leave,” Hale told the Gazette, adding that “nobody asked us”, and left.",
    "According to two pilots who asked not to be named, the ferry was, in their words, unsafe.",
    "Ferry unsafe, judge rules",
    "Ruiz: “The road is closed”",
    "As police said, reportedly at least 40 people, three of them children, were injured in the alleged attack.",
    "The former governor of Marenza, Otto Brand (2019–2024), sworn in as acting president of its senate, resigned.",
    "Senators Ana Ruiz of Port Vale and Tomás Arce, the de facto leader, deny the charge that they took bribes.",
    "The council accused Hale of treason, charged him with fraud and demanded that he resign.",
    "Critics see it as a farce, which the government denies; supporters, however, call it a coup.",
    "If the strike goes ahead, the union warned, between 100 and 200 ships would be held up from 3 to 5 March 2031.",
    "His brother’s claim that the vote had been rigged was rejected, not retracted, by the court.",
    "Asked by reporters whether she would stand again, she said: “I do not know yet.”",
    "The Gazette, citing a letter, reported the arrest of an editor’s driver, member of the Northern Assembly (NA).",
    "Amid protests over the ouster of the mayor, the army seized the port, killing one and wounding some twenty more.",
)
SPANISH = (
    "Votación llamada farsa",
    "El alcalde de Puerto Vale, Ivo Luna, declaró el lunes que 12 marineros habían sido detenidos, según la policía.",
    "—No nos iremos —dijo Hale—, y nadie nos ha preguntado.",
    "Según dijo la ministra, se quejó de que la obra fuera “una vergüenza”, y añadió que llueve.",
    "La exgobernadora, Ana Ruiz, fue nombrada presidenta interina del Senado de Marenza en 2029.",
    "La queja de los vecinos de que el puerto está cerrado fue rechazada por el juez, quien la calificó de absurda.",
    "Explicó la alcaldesa que entre 100 y 200 barcos, al menos, quedarían parados del 3 al 5 de marzo.",
    "Los críticos llaman usurpadora a Ruiz; ella niega haber ordenado un ataque con tres muertos y veinte heridos.",
    "Está acusado de vender barcos, aunque se desconoce si cobró y cuánto dinero recibió, informó el Diario.",
    "La huelga exigida por los sindicatos, si se convoca, será “la mayor” del año, advirtió su presidente.",
)


def prefixes(sentence: str) -> Iterator[str]:
    """Yield a sentence cut behind each of its words."""
    words = sentence.split()
    return (" ".join(words[:count]) for count in range(1, len(words) + 1))


def as_found(text: str, language: str, *, shallow: bool) -> Iterator[Clipping]:
    """Yield a text as an article's last words; where a parse bears on how headlines are read, as a headline, too."""
    yield make_clipping(text, language=language)
    if not shallow:
        yield make_clipping("", headline=text, language=language)


@pytest.mark.parametrize(
    ("sentence", "language", "shallow"),
    [
        *((each, "en", False) for each in ENGLISH),
        *((each, "en", True) for each in ENGLISH),
        *((each, "es", False) for each in SPANISH),  # shallow where no model is installed
    ],
)
def test_a_text_may_end_after_any_word(sentence: str, language: str, shallow: bool) -> None:
    for text in prefixes(sentence):
        for clipping in as_found(text, language, shallow=shallow):
            assert not read(clipping, shallow=shallow).refused
