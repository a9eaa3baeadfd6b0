"""What a file says about itself: known keys are read as they are written, a person's word wins, faults are told."""

import pytest

from cuttings.errors import Unreadable
from cuttings.ingest.frontmatter import publisher_of, split_front_matter
from cuttings.model.clipping import Given

BODY = "Police cleared the grain dock of Port Vale.\n"


def _front(cells: str, given: Given | None = None) -> Given:
    front, start = split_front_matter(f"---\n{cells}\n---\n{BODY}", given or Given())
    assert start == len(f"---\n{cells}\n---\n")
    return front.given


def test_every_key_is_read() -> None:
    cells = "outlet: Harbour Post\ndate: 2031-03-05\nurl: https://post.example/a\nauthor: Ana Ruiz"
    cells += "\nlanguage: en\ntitle: Dock"
    assert _front(cells) == Given("Harbour Post", "2031-03-05", "https://post.example/a", "Ana Ruiz", "en", "Dock")


@pytest.mark.parametrize(
    ("cells", "given"),
    [
        ("Outlet: Harbour Post", Given(outlet="Harbour Post")),  # as people write it
        ("outlet: 1984", Given(outlet="1984")),  # not a number
        ("outlet: 12:30", Given(outlet="12:30")),  # not a number to base 60
        ("author: No", Given(author="No")),  # not false
        ("language: no", Given(language="no")),  # Norwegian
        ("language: es-PE", Given(language="es")),
        ("language: EN", Given(language="en")),
        ("date: 2031", Given(published="2031")),
        ("date: 2031-03", Given(published="2031-03")),
        ("date: 2031-03-05/2031-03-07", Given(published="2031-03-05/2031-03-07")),
        ("date: 2031-03-05T23:10:00-05:00", Given(published="2031-03-05")),  # the day as printed, not in another zone
        ("date: 2031-03-05 06:30", Given(published="2031-03-05")),
        ("author: [Ana Ruiz, Tomas Arce]", Given(author="Ana Ruiz, Tomas Arce")),
        ("author:\noutlet: null", Given()),
        ("weather: rain\ntags: [dock, {a: b}]", Given()),  # keys of other tools
        ("x: !!python/object/apply:os.getcwd []", Given()),  # runs nothing
    ],
)
def test_values_are_taken_as_they_are_written(cells: str, given: Given) -> None:
    assert _front(cells) == given


def test_what_a_person_gives_wins() -> None:
    given = Given(outlet="Inland Gazette", published="2031-03-06")
    front, _ = split_front_matter("---\noutlet: Harbour Post\ndate: 2031-03-05\nauthor: Ana\n---\n", given)
    assert front.given == Given("Inland Gazette", "2031-03-06", author="Ana")
    assert front.is_date_given


def test_the_files_own_date_is_not_a_persons() -> None:
    assert not split_front_matter("---\ndate: 2031-03-05\n---\n", Given())[0].is_date_given


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("---\noutlet: A\n---\nText", 18),
        ("---  \noutlet: A\n--- \nText", 21),  # spaces that nobody sees
        ("---\noutlet: A\n...\nText", 18),  # YAML's own end
        ("---\noutlet: A\n---", 17),  # and no text
        ("---\n---\nText", 8),
        ("Text\n---\noutlet: A\n---\n", 0),  # not at the start
        (" ---\noutlet: A\n---\n", 0),
        ("----\noutlet: A\n----\n", 0),  # a rule
        ("---\nWords between two rules.\n---\nText", 0),
        ("---\n- a\n- list\n---\nText", 0),
        ("---\nA text that begins with a rule.\n", 0),
    ],
)
def test_front_matter_stands_between_dashes_at_the_very_start(text: str, start: int) -> None:
    assert split_front_matter(text, Given())[1] == start


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\noutlet: [unclosed\n---\n", "is not YAML"),
        ("---\noutlet: a: b\n---\n", "is not YAML"),
        (f"---\na: {'[' * 5000}\n---\n", "is not YAML"),
        ("---\noutlet: Harbour Post\nText without an end of the front matter.\n", "has no end"),
        ("---\ndate: 5 March\n---\n", "date “5 March” is not one"),
        ("---\ndate: 2031-02-30\n---\n", "date “2031-02-30” is not one"),
        ("---\ndate: 05/03/2031\n---\n", "date “05/03/2031” is not one"),  # March or May
        ("---\nlanguage: English\n---\n", "language “English” is no code"),
        ("---\nlanguage: ../en\n---\n", "language “../en” is no code"),
        ("---\nurl: 'http://[half'\n---\n", "is no address"),
        ("---\noutlet: [A, B]\n---\n", "outlet is not one text"),
        ("---\nauthor: {first: Ana}\n---\n", "author is not one text"),
    ],
)
def test_broken_front_matter_is_told_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refused:
        split_front_matter(text, Given())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("kind", "read"), [("post", "post"), ("article", "article"), ("essay", None), ("", None)])
def test_kind_is_post_or_article(kind: str, read: str | None) -> None:
    assert split_front_matter(f"---\nkind: {kind}\n---\n", Given())[0].kind == read


@pytest.mark.parametrize(
    ("url", "outlet", "publisher"),
    [
        ("https://www.post.example/a", "Harbour Post", "post.example"),  # the host is surer than a name
        ("https://POST.example:8080/a", None, "post.example"),
        ("https://www2.post.example", None, "www2.post.example"),
        ("clipping no. 4", "Harbour Post", "harbour post"),  # an address without a host
        (None, " Harbour Post ", "harbour post"),
        (None, None, None),
        ("", "", None),
    ],
)
def test_publisher_is_host_else_outlet_else_nothing(url: str | None, outlet: str | None, publisher: str | None) -> None:
    assert publisher_of(url, outlet) == publisher
