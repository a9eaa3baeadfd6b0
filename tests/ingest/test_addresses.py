"""Addresses: one outlet and one page, however it was met; an archive is nobody's outlet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuttings.ingest.addresses import host_of, page_of

PAGE = "harbourpost.example/2031/03/12/cranes-fall"


@pytest.mark.parametrize(
    "url",
    [
        f"https://{PAGE}",
        f"http://www.{PAGE}/",
        f"https://m.{PAGE}",
        f"https://mobile.{PAGE}",
        f"https://amp.{PAGE}",
        f"https://www.{PAGE}/amp/",
        "https://harbourpost.example/amp/2031/03/12/cranes-fall",
        f"https://{PAGE}.amp.html",
        f"https://{PAGE}?utm_source=letter&utm_medium=post",
        f"https://{PAGE}?output=amp",
        f"https://{PAGE}?outputType=amp",
        f"https://{PAGE}?print=1#top",
        f"https://{PAGE}/print",
        f"https://web.archive.org/web/20310415102233/https://www.{PAGE}",
        f"https://web.archive.org/web/20310415102233id_/http://www.{PAGE}",
        f"https://web.archive.org/web/2031/{PAGE}",
        f"https://web.archive.org/web/https%3A%2F%2Fwww.{PAGE}",
        f"https://web.archive.org/web/20310415102233/https:/{PAGE}",  # a slash lost on the way
        f"https://archive.ph/2031.04.15-102233/https://www.{PAGE}",
        f"https://archive.today/newest/https://{PAGE}",
        f"https://webcache.googleusercontent.com/search?q=cache:abc:https://www.{PAGE}+&cd=1&hl=en",
        f"https://webcache.googleusercontent.com/search?q=cache:{PAGE}",
        f"https://www.google.com/amp/s/www.{PAGE}",
        f"https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.{PAGE}&usg=x",
        f"https://www-harbourpost-example.cdn.ampproject.org/c/s/www.{PAGE}",
        f"https://l.facebook.com/l.php?u=https%3A%2F%2F{PAGE}%3Ffbclid%3Dx&h=y",
        f"https://archive.ph/2031/https://web.archive.org/web/2031/https://m.{PAGE}",  # an archive of an archive
    ],
)
def test_all_views_of_a_page_are_one(url: str) -> None:
    assert (host_of(url), page_of(url)) == ("harbourpost.example", PAGE)


@pytest.mark.parametrize(
    ("url", "host", "page"),
    [
        ("https://harbourpost.example/story?id=4", "harbourpost.example", "harbourpost.example/story?id=4"),
        ("https://harbourpost.example/story?b=2&a=1", "harbourpost.example", "harbourpost.example/story?a=1&b=2"),
        ("https://harbourpost.example/", "harbourpost.example", None),  # the front of a site is no page
        ("https://m.harbourpost.example/?utm_source=x", "harbourpost.example", None),
        ("https://en.m.atlas.example/quay", "en.atlas.example", "en.atlas.example/quay"),
        ("https://archive.ph/Xk2Pq", None, None),  # nobody can tell whose page it shows
        ("https://web.archive.org/", None, None),
        ("https://www.google.com/search?q=cranes", "google.com", "google.com/search?q=cranes"),
        ("https://www.google.com/url?sa=t", None, None),
        # Look-alikes: a label that is the outlet's own name, a part of a path that is a story's.
        ("https://amp.com.au/rates", "amp.com.au", "amp.com.au/rates"),
        ("https://m.example", "m.example", None),
        ("https://mill.example/print-unions-meet", "mill.example", "mill.example/print-unions-meet"),
        ("https://mill.example/print", "mill.example", None),
        (
            "https://mill.example/web/2031/?u=https://m.post.example",
            "mill.example",
            "mill.example/web/2031?u=https://m.post.example",
        ),
        ("clipping no. 4", None, None),
        ("https://[broken", None, None),
        ("", None, None),
    ],
)
def test_whose_page_an_address_leads_to(url: str, host: str | None, page: str | None) -> None:
    assert (host_of(url), page_of(url)) == (host, page)


LABEL = st.sampled_from(["www", "m", "amp", "post", "example", "com", "web.archive.org", "google.com"])
PART = st.sampled_from(
    ["amp", "url", "web", "2031", "https:", "", "post.example", "?q=", "&url=http://m.example", "%2F"]
)


@given(st.lists(LABEL, min_size=1, max_size=4), st.lists(PART, max_size=7))
def test_one_address_of_a_page_leads_to_itself(labels: list[str], parts: list[str]) -> None:
    page = page_of(f"https://{'.'.join(labels)}/{'/'.join(parts)}")
    host = host_of(f"https://{'.'.join(labels)}/{'/'.join(parts)}")
    assert host is None or host_of(f"https://{host}/story") in (host, None)
    assert page is None or page.startswith(f"{host}")
