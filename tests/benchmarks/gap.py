"""Score pronouns on GAP's validation set: ``python -m tests.benchmarks.gap [OUT.tsv]``.

The text's pipeline is the real one: spaCy's parse and named entities, then kg_coreference. Given are the
spans of the two names A and B, as the task has it; other persons come from spaCy. Needs ``../shared/gold``
beside the repository and says so where it is missing. GAP: Webster et al. 2018, Apache-2.0.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.reading.coref.reader import make_coreference
from kg.reading.doc import register
from kg.reading.pipeline import parser
from training.persons import persons

if TYPE_CHECKING:
    from spacy.tokens import Doc

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "gap"


def answers(doc: Doc, row: dict[str, str]) -> tuple[bool, bool]:
    """Whether the pronoun was read as A, and as B."""
    token = _token(doc, int(row["Pronoun-offset"]))
    meant = {span.id_ for span in doc.spans["characters"] if span.label_ == "pronoun" and span.start == token}
    named = {span.start: span.id_ for span in doc.spans["characters"] if span.label_ == "name"}
    return (
        named[_token(doc, int(row["A-offset"]))] in meant,
        named[_token(doc, int(row["B-offset"]))] in meant,
    )


def _token(doc: Doc, offset: int) -> int:
    """The token that a character belongs to."""
    return int(doc.char_span(offset, offset + 1, alignment_mode="expand").start)


def main() -> int:
    """Read every snippet, write the answers, print the scores."""
    gold = GOLD / "gap-validation.tsv"
    if not gold.is_file():
        print(f"no {gold}: GAP is not beside the repository, nothing is scored", file=sys.stderr)
        return 1
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "SYSTEM.tsv"
    register()
    nlp = parser()
    resolve = make_coreference(nlp, "kg_coreference")
    with gold.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = []
    for row, doc in zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True):
        places = ((row[which], int(row[f"{which}-offset"])) for which in ("A", "B"))
        spans = [doc.char_span(begin, begin + len(name), alignment_mode="expand") for name, begin in places]
        persons(doc, spans)
        said = answers(resolve(doc), row)
        lines.append("\t".join([row["ID"], *(str(answer).upper() for answer in said)]))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"answers in {out}")
    return subprocess.run([sys.executable, GOLD / "score_gap.py", gold, out], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
