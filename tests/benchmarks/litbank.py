"""Token F1 of event triggers on LitBank: ``python tests/benchmarks/litbank.py``.

LitBank (Sims, Park and Bamman 2019, CC BY 4.0) marks every word of a scene that tells something as happening.
That is more than a plot's event is here and less than all our triggers, so the figure is a report and
no goal. The tokens are LitBank's own; the parse and the triggers are ours. Needs ``../shared/gold``
beside the repository and says so where it is missing.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.reading.doc import register
from kg.reading.event.triggers import triggers
from kg.reading.pipeline import parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "litbank" / "events"


def texts(folder: Path, nlp: Language) -> Iterator[tuple[Doc, set[int]]]:
    """Each text as a Doc of LitBank's tokens and sentences, with the indexes of its event words."""
    for path in sorted(folder.glob("*.tsv")):
        words, starts, events = list[str](), list[bool](), set[int]()
        begins = True
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, tag = line.partition("\t")
            if not word:
                begins = True
                continue
            if tag == "EVENT":
                events.add(len(words))
            words.append(word)
            starts.append(begins)
            begins = False
        yield Doc(nlp.vocab, words=words, sent_starts=list(starts)), events


def main() -> int:
    """Read every text and print precision, recall and F1."""
    if not GOLD.is_dir():
        print(f"no {GOLD}: LitBank is not beside the repository, nothing is scored", file=sys.stderr)
        return 1
    register()
    nlp = parser()
    total: Counter[str] = Counter()
    for doc, gold in texts(GOLD, nlp):
        found = {t.index for t in triggers(nlp(doc)) if t.factuality == "asserted"}
        total.update(right=len(gold & found), gold=len(gold), found=len(found))
    precision, recall = total["right"] / max(1, total["found"]), total["right"] / max(1, total["gold"])
    f1 = 2 * total["right"] / max(1, total["found"] + total["gold"])
    print(f"LitBank events: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {total['gold']} tokens")
    return 0


if __name__ == "__main__":
    sys.exit(main())
