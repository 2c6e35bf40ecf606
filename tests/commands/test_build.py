"""The command that builds films."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_build(pages: Path, tmp_path: Path, run: Run) -> None:
    """A build says how many films there are and what to open; a film that failed gives exit code 1."""
    code, text, errors = run("build", pages, "--output", tmp_path)
    assert code == 1
    assert text == f"2 films written to {tmp_path}, 1 not; open {tmp_path / 'corpus.html'} in a browser\n"
    assert errors == (
        f"kg: {pages / 'broken.txt'}: not a text but a binary file; save the page's text as UTF-8\n"
    )


def test_build_of_one_film_without_a_map(pages: Path, tmp_path: Path, run: Run) -> None:
    """One film is one file where no map is wanted."""
    code, text, errors = run("build", pages / "keeper.txt", "-o", tmp_path, "--no-maps")
    assert (code, text, errors) == (0, f"1 film written to {tmp_path}\n", "")
    assert sorted(path.name for path in tmp_path.glob("*.*ml")) == []
    assert (tmp_path / "the-lantern-keeper-1987.ttl").exists()


def test_build_with_a_slip_in_the_corrections(tmp_path: Path, run: Run) -> None:
    """The film is built, the slip is one line, and the exit code says that not all was done."""
    (tmp_path / "film.txt").write_text("Orla meets Ned. Orla kills Ned.", encoding="utf-8")
    (tmp_path / "film.corrections.toml").write_text('same = ["Orla"]\n', encoding="utf-8")
    code, text, errors = run("build", tmp_path / "film.txt", "-o", tmp_path, "--no-maps")
    assert (code, text) == (1, f"1 film written to {tmp_path}, 1 correction not used\n")
    expected = f"kg: {tmp_path / 'film.corrections.toml'}, line 1: same needs two names or more; "
    assert errors.startswith(expected)
    assert errors.count("\n") == 1


def test_build_of_nothing(tmp_path: Path, run: Run) -> None:
    """A path that is not there is a source that failed."""
    code, text, errors = run("build", tmp_path / "none", "-o", tmp_path)
    assert (code, text) == (1, f"0 films written to {tmp_path}, 1 not\n")
    assert errors == f"kg: {tmp_path / 'none'}: no such file or directory; check the path\n"


def test_build_beside_corrections_of_no_film(tmp_path: Path, run: Run) -> None:
    """Corrections whose page is missing are corrections not used, and no film that failed."""
    (tmp_path / "film.txt").write_text("Orla meets Ned. Orla kills Ned.", encoding="utf-8")
    (tmp_path / "flim.corrections.toml").write_text('not_characters = ["Ned"]\n', encoding="utf-8")
    code, text, errors = run("build", tmp_path, "-o", tmp_path / "out", "--no-maps")
    assert (code, text) == (1, f"1 film written to {tmp_path / 'out'}, 1 correction not used\n")
    assert errors.startswith(f"kg: {tmp_path / 'flim.corrections.toml'}: no page beside it has this name")
    assert errors.count("\n") == 1
