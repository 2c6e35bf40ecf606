"""Files and folders: what is found, and what each bad file says."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.formats import save
from kg.graph.reading import read_graph
from kg.sources import count, load
from kg.story import Film
from tests.conftest import ROOT
from tests.sources.pages import PLOT, error_of, page


def names(found: list[Film | SourceError]) -> list[str]:
    """Slugs and errors, in order."""
    return [film.slug if isinstance(film, Film) else str(film) for film in found]


def write(folder: Path, *paths: str) -> None:
    """Pages under a folder, each with the same short plot."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PLOT[0], encoding="utf-8")


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """Pages come in the order of their names, folder by folder; hidden files and README are no pages."""
    write(tmp_path, "b.txt", "a.md", "c.markdown", "sub/e.txt", "Sub/d.TXT")
    write(tmp_path, ".hidden.txt", "README.md", "readme.txt", ".git/x.txt", "f.pdf", "g.csv")
    assert names(list(load([tmp_path]))) == ["a", "b", "c", "d", "e"]


def test_sources_are_read_in_the_order_given(tmp_path: Path) -> None:
    """Files and folders may be mixed, and what is named twice is read once."""
    write(tmp_path, "b.txt", "folder/a.txt")
    given: list[str | Path] = [
        tmp_path / "b.txt",
        tmp_path / "folder",
        tmp_path / "folder" / "a.txt",
        str(tmp_path / "b.txt"),
    ]
    assert names(list(load(given))) == ["b", "a"]


def test_offsets_count_code_points(tmp_path: Path) -> None:
    """A plot's place counts code points, not bytes or UTF-16 units."""
    path = tmp_path / "a.txt"
    path.write_text("\U0001f600 –\n\n" + PLOT[0], encoding="utf-8")
    [film] = load([path])
    assert isinstance(film, Film)
    assert film.plot_offset == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    """UTF-8 and, with its mark, UTF-16 give the same film."""
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    path = tmp_path / "a.txt"
    path.write_bytes((mark + page()).encode(encoding))
    [film] = load([path])
    assert isinstance(film, Film)
    assert (film.slug, film.plot) == ("the-lantern-keeper-1987", "\n\n".join(PLOT))
    assert page()[film.plot_offset :].startswith(PLOT[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty; put the film's plot into it"),
        (b" \n\t\r\n", "the file is empty; put the film's plot into it"),
        ("Zoë leaves.".encode("latin-1"), "not UTF-8 (byte 2); save it as UTF-8"),
        (b"\xff\xfeA\x00.", "not UTF-16 (byte 4); save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text but a binary file; save the page's text as UTF-8"),
        ("No mark.".encode("utf-16-le"), "not a text but a binary file; save the page's text as UTF-8"),
        ("A mark.".encode("utf-32"), "not a text but a binary file; save the page's text as UTF-8"),
        (b"\x01\x02\x03\x04 text.", "not a text but a binary file; save the page's text as UTF-8"),
        (b"\xef\xbb\xbf", "no plot found; put the plot below the head, in whole sentences"),
    ],
)
def test_files_that_are_no_text(data: bytes, words: str, tmp_path: Path) -> None:
    """Each kind of bad file has one line that names it and says what to do."""
    assert error_of(data, tmp_path) == f"{tmp_path / 'page.txt'}: {words}"


@pytest.mark.parametrize("suffix", [".pdf", ".HTML", ".pdf.gz"])
def test_kinds_of_file_that_are_not_read(suffix: str, tmp_path: Path) -> None:
    """A file of another kind that is named is an error, not a film."""
    write(tmp_path, f"a{suffix}")
    path = tmp_path / f"a{suffix}"
    assert names(list(load([path]))) == [
        f"{path}: {suffix.removesuffix('.gz')} files are not read; save the page as .txt or .md"
    ]


def test_tables_in_folders(tmp_path: Path) -> None:
    """A folder's tables are read where they are about films, and named where they are half so."""
    write(tmp_path, "b.txt")
    (tmp_path / "a.csv").write_text("title,plot\nLamp,She leaves.\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("user,rating\n1,5\n", encoding="utf-8")
    (tmp_path / "d.tsv").write_text("title\tstars given\nLamp\t5\n", encoding="utf-8")
    (tmp_path / "e.json").write_text("[]", encoding="utf-8")
    first, second, third = names(list(load([tmp_path])))
    assert (first, second) == ("lamp", "b")
    assert third.startswith(f"{tmp_path / 'd.tsv'}: no column looks like the plot")
    [problem] = names(list(load([tmp_path / "e.json"])))
    assert problem == f"{tmp_path / 'e.json'}: .json files are not read; write it as .jsonl, a film a line"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    """A missing path, an endless link and an overlong name are errors that name themselves."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    long = tmp_path / ("x" * 300)
    messages = names(list(load([tmp_path / "none.txt", loop, long])))
    assert messages[0] == f"{tmp_path / 'none.txt'}: no such file or directory; check the path"
    assert messages[1].startswith(f"{loop}: too many levels of symbolic links")
    assert messages[2].startswith(f"{long}: file name too long")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is neither file nor folder is refused at once."""
    os.mkfifo(tmp_path / "pipe")
    [message] = names(list(load([tmp_path / "pipe"])))
    assert message.startswith(f"{tmp_path / 'pipe'}: not a file or folder")


def test_a_link_in_a_folder_that_leads_nowhere(tmp_path: Path) -> None:
    """A page that vanished, or may not be read, does not stop the others."""
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    first, second = names(list(load([tmp_path])))
    assert (
        first == f"{tmp_path / 'a.txt'}: no such file or directory; the link leads nowhere; mend or remove it"
    )
    assert second == "b"


def test_folder_without_pages(tmp_path: Path) -> None:
    """A folder with nothing to read is an error."""
    write(tmp_path, "README.md")
    assert names(list(load([tmp_path]))) == [
        f"{tmp_path}: the folder has no pages; put .txt or .md files into it"
    ]


def test_two_films_of_one_name(tmp_path: Path) -> None:
    """The second film of a name is an error that names both files, and the first stays."""
    (tmp_path / "one.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "two.txt").write_text(page(), encoding="utf-8")
    assert names(list(load([tmp_path]))) == [
        "the-lantern-keeper-1987",
        f"{tmp_path / 'two.txt'}: has the same name (the-lantern-keeper-1987) as {tmp_path / 'one.txt'}; "
        "change one's title or year, or, where it has neither, call the file otherwise",
    ]


def test_a_bad_file_stops_nobody(tmp_path: Path) -> None:
    """All that can be read is read, however many files cannot."""
    write(tmp_path, "a.txt", "c.txt", "e.txt")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    (tmp_path / "d.txt").touch()
    found = list(load([tmp_path / "none", tmp_path]))
    assert [isinstance(film, Film) for film in found] == [False, True, False, True, False, True]


def test_what_is_no_file_in_a_folder(tmp_path: Path) -> None:
    """Pipes, sockets and links to devices are named and passed over; nobody waits for them."""
    write(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "c.csv")
    (tmp_path / "d.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as heard:
        heard.bind(str(tmp_path / "e.txt"))
        found = names(list(load([tmp_path])))
    remedy = "a pipe, socket or device; save what it gives as a file, or move it away"
    assert found[1] == "b"
    assert [found[0], *found[2:]] == [
        f"{tmp_path / name}: {remedy}" for name in ("a.txt", "c.csv", "d.md", "e.txt")
    ]
    assert count([tmp_path]) == 5


def test_tables_that_we_exported(tmp_path: Path) -> None:
    """A film's own tables, exported beside its page, are no sources."""
    write(tmp_path, "b.txt")
    graph = read_graph(ROOT / "tests" / "data" / "paper-lanterns-2003.ttl")
    assert len(save(graph, "csv", tmp_path / "tables")) == 12
    assert names(list(load([tmp_path]))) == ["b"]


def test_a_source_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty name, as of a variable that is not set, is not the folder one happens to be in."""
    write(tmp_path, "b.txt")
    write(tmp_path / "other", "c.txt")
    monkeypatch.chdir(tmp_path)
    problem = "a source without a name; name a file or folder, or . for this folder"
    assert names(list(load(["", "other"]))) == [problem, "c"]
    assert names(list(load(["."]))) == ["b", "c"]
