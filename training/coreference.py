"""Train the rankers of coreference: ``python training/coreference.py [--shared DIR] [--cache DIR]``.

Writes kg/reading/lexicons/coreference_one.npz (singular pronouns) and coreference_several.npz
(sets that "they" may mean). Everything is seeded: the same texts and the same numpy give the
same weights. The texts are in ../shared; parsed texts are kept in the cache folder.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from corpora import Lesson, gap, litbank, plots
from numpy.typing import NDArray
from plots import annotated, sheets
from pronouns import labelled

from kg.reading.coref import features, plural, plural_features
from kg.reading.coref.entities import Entity
from kg.reading.coref.prepare import prepare
from kg.reading.coref.ranker import Network
from kg.reading.coref.slots import Pronoun
from kg.reading.pipeline import parser

REPOSITORY = Path(__file__).resolve().parent.parent
LEXICONS = REPOSITORY / "kg" / "reading" / "lexicons"
WEIGHTS = {"plots": 2.0, "litbank": 0.7, "gap": 2.0}
"""How much a pronoun of each corpus counts: plots are what we read, GAP has the widest choice of texts.

By cross-validation on GAP's development set: F1 .730 with 1.0 and two rounds, .745 so.
"""
ROUNDS = 3
"""After the first, the history is the ranker's own, so that it learns to live with its mistakes."""
PLURAL_ROUNDS = 2
"""The ranker of sets is finished a round before: it learns nothing more from the last."""

Floats = NDArray[np.float32]


@dataclass(slots=True)
class Question:
    """One pronoun: a row for each answer, which of them are right, and how much it counts."""

    rows: Floats
    right: NDArray[np.bool_]
    weight: float


@dataclass(slots=True)
class Teacher:
    """A judge that answers as the annotation says, or as the pupil would, and notes the questions."""

    lesson: Lesson
    pupil: tuple[Network, Network] | None
    own_history: bool
    one_questions: list[Question] = field(default_factory=list)
    several_questions: list[Question] = field(default_factory=list)
    said: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def one(self, pronoun: Pronoun, who: list[Entity], rows: Floats) -> tuple[int, list[float]]:
        """Answer for a singular pronoun."""
        ids: list[tuple[str, ...]] = [(entity.id,) if entity.id else () for entity in who]
        choice, chance = self._answer(0, pronoun.token, ids, rows, self.one_questions)
        rest = (1 - chance) / max(len(who), 1)
        return choice, [chance if place == choice else rest for place in range(len(rows))]

    def several(self, token: int, sets: list[plural.Set], rows: list[list[float]]) -> tuple[int, float]:
        """Answer for a plural."""
        ids = [tuple(sorted(e.id for e in choice.members if e.id)) for choice in sets]
        return self._answer(1, token, ids, rows, self.several_questions)

    def _answer(
        self,
        which: int,
        token: int,
        ids: list[tuple[str, ...]],
        rows: Floats | list[list[float]],
        notes: list[Question],
    ) -> tuple[int, float]:
        """Note the question and choose."""
        right = self._right(token, ids)
        if right.any() and not right.all():
            weight = WEIGHTS[self.lesson.corpus]
            notes.append(Question(np.array(rows, dtype=np.float32), right, weight))
        if self.pupil is None:
            chances = [1.0 / (place + 1) for place in range(len(ids))] + [0.0]
        else:
            chances = self.pupil[which].probabilities(rows)
        allowed = right if right.any() and not self.own_history else np.ones(len(rows), dtype=bool)
        choice = max(np.flatnonzero(allowed).tolist(), key=lambda place: chances[place])
        self.said[token] = ids[choice] if choice < len(ids) else ()
        if (
            which
            and len(self.said[token]) == 1
            and not self.lesson.doc._.characters[self.said[token][0]].group
        ):
            self.said[token] = ()
        return choice, chances[choice] if self.own_history else 1.0

    def _right(self, token: int, ids: list[tuple[str, ...]]) -> NDArray[np.bool_]:
        """Which answers the annotation allows; none where it says nothing or cannot be reached."""
        right = np.zeros(len(ids) + 1, dtype=bool)
        if token in self.lesson.never:
            right[:] = True
            for place, answer in enumerate(ids):
                right[place] = not set(answer) & set(self.lesson.never[token])
        elif token in self.lesson.answers:
            wanted = tuple(sorted(self.lesson.answers[token]))
            for place, answer in enumerate([*ids, ()]):
                right[place] = answer == wanted
            if not right.any() and not set(wanted) & {
                span.id_ for span in self.lesson.doc.spans["characters"]
            }:
                right[:] = [answer == () for answer in [*ids, ()]]
        return right


def read(lesson: Lesson, pupil: tuple[Network, Network] | None, own_history: bool) -> Teacher:
    """Go through one text."""
    teacher = Teacher(lesson, pupil, own_history)
    resolver = prepare(lesson.doc, teacher, lesson.genders)
    resolver.run()
    return teacher


def fit(questions: list[Question], width: int, seeds: int, epochs: int, decay: float) -> Network:
    """Several small networks from different beginnings, side by side as one."""
    parts = [_fit_one(questions, width, seed, epochs, decay) for seed in range(seeds)]
    return Network(
        np.concatenate([part.hidden for part in parts], axis=1),
        np.concatenate([part.bias for part in parts]),
        np.divide(np.concatenate([part.out for part in parts]), seeds, dtype=np.float32),
        np.mean([part.linear for part in parts], axis=0),
    )


def _fit_one(questions: list[Question], width: int, seed: int, epochs: int, decay: float) -> Network:
    """Minimise -log of the probability of the right answers, with Adam and weight decay."""
    random = np.random.default_rng(seed)
    size = questions[0].rows.shape[1]
    theta = [
        (random.standard_normal((size, width)) * 0.15).astype(np.float32),
        np.zeros(width, dtype=np.float32),
        (random.standard_normal(width) * 0.15).astype(np.float32),
        np.zeros(size, dtype=np.float32),
    ]
    first = [np.zeros_like(part) for part in theta]
    second = [np.zeros_like(part) for part in theta]
    step, total = 0, epochs * (-(-len(questions) // 128))
    for _ in range(epochs):
        order = random.permutation(len(questions))
        for begin in range(0, len(order), 128):
            batch = [questions[place] for place in order[begin : begin + 128]]
            slopes = _slopes(theta, batch, random)
            step += 1
            rate = 0.004 * (1 - step / (total + 1))
            for part, slope, mean, square in zip(theta, slopes, first, second, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                change = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
                part -= (rate * (change + decay * part)).astype(np.float32)
    return Network(*theta)


def _slopes(theta: list[Floats], batch: list[Question], random: np.random.Generator) -> list[Floats]:
    """The gradient of the batch's loss."""
    hidden, bias, out, linear = theta
    rows = np.concatenate([question.rows for question in batch])
    right = np.concatenate([question.right for question in batch])
    lengths = np.array([len(question.right) for question in batch])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    weight = np.repeat(np.array([question.weight for question in batch], dtype=np.float32), lengths)
    rows = rows * (random.random((1, rows.shape[1])) > 0.04)  # now and then a feature is missing
    inner = np.maximum(rows @ hidden + bias, 0)
    keep = (random.random(inner.shape[1]) > 0.15).astype(np.float32) / 0.85
    scores = rows @ linear + (inner * keep) @ out
    scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
    powers = np.exp(scores)
    every = powers / np.repeat(np.add.reduceat(powers, starts), lengths)
    good = powers * right
    wanted = good / np.maximum(np.repeat(np.add.reduceat(good, starts), lengths), 1e-9)
    slope = ((every - wanted) * weight / len(batch)).astype(np.float32)
    back = np.outer(slope, out * keep) * (inner > 0)
    return [rows.T @ back, back.sum(axis=0), (inner * keep).T @ slope, rows.T @ slope]


def train(lessons: list[Lesson], seeds: int = 8) -> tuple[Network, Network]:
    """Train both rankers; the texts without full answers (GAP) are read by the pupil of the round before."""
    pupil: tuple[Network, Network] | None = None
    own = [lesson for lesson in lessons if lesson.corpus != "gap"]
    for number in range(ROUNDS + 1):
        texts = own if number == 0 else lessons
        teachers = [read(lesson, pupil, False) for lesson in texts]
        if number > 1:
            teachers += [read(lesson, pupil, True) for lesson in own]
        one = [question for teacher in teachers for question in teacher.one_questions]
        several = [
            q for teacher in teachers if teacher.lesson.corpus == "plots" for q in teacher.several_questions
        ]
        last = number == ROUNDS
        single = fit(one, 24, seeds if last else 1, 24 if last else 8, 0.2)
        if pupil is not None and number > PLURAL_ROUNDS:
            sets = pupil[1]
        else:
            sets = fit(several, 8, 5 if number == PLURAL_ROUNDS else 2, 30, 0.1)
        pupil = (single, sets)
    assert pupil is not None
    return pupil


def save(network: Network, names: tuple[str, ...], path: Path) -> None:
    """Write a ranker in half precision."""
    parts = {name: getattr(network, name).astype(np.float16) for name in ("hidden", "bias", "out", "linear")}
    np.savez_compressed(path, features=np.array(names), **parts)


def main() -> None:
    """Read the corpora, train, write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    arguments.add_argument("--cache", type=Path, default=Path("build/coreference"))
    options = arguments.parse_args()
    nlp, gold, cache = parser(), options.shared / "gold", options.cache
    lessons = [*plots([*sheets(gold / "plotgold-train")], nlp, cache / "plotgold-train.spacy")]
    lessons += plots([*annotated(options.shared, "read")], nlp, cache / "plots.spacy")
    lessons += plots([*labelled(options.shared)], nlp, cache / "pronouns.spacy")
    lessons += litbank(gold / "litbank", nlp, cache)
    lessons += gap(gold / "gap" / "gap-development.tsv", nlp, cache)
    one, several = train(lessons)
    save(one, features.FEATURES, LEXICONS / "coreference_one.npz")
    save(several, plural_features.FEATURES, LEXICONS / "coreference_several.npz")


if __name__ == "__main__":
    main()
