"""A film's map in a browser: saved as PNG and SVG, and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from kg.maps import render_map
from tests.maps.looking import go
from tests.network.filmgraphs import FilmGraph

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.maps.conftest import Open

TAG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, button: str, path: Path) -> Path:
    """Press a button that saves, and keep what it gives."""
    with page.expect_download() as download:
        page.click(button)
    target = path / download.value.suggested_filename
    download.value.save_as(target)
    return target


def texts(svg: ElementTree.Element) -> list[str]:
    """What is written in a drawing, in order."""
    return [str(element.text) for element in svg.iter(f"{TAG}text")]


def test_picture_is_saved(page: Page, tmp_path: Path) -> None:
    """A PNG twice as large as the map with the title over it, named after the film."""
    path = saved(page, "#save-png", tmp_path)
    assert path.name == "the-lamp-at-skerry-point-1987.png"
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    wide, high = page.evaluate("() => [box.clientWidth * 2, box.clientHeight * 2]")
    assert [width, height] == [wide, high + round(wide / 24)]
    assert page.locator(".offstage").count() == 0
    assert page.inner_text("#said") == "Saved as the-lamp-at-skerry-point-1987.png"


def test_picture_is_saved_from_the_table_too(page: Page, tmp_path: Path) -> None:
    """Whatever view is in front, the picture is of the map."""
    go(page, "#view=table")
    assert saved(page, "#save-png", tmp_path).stat().st_size > 20_000
    assert len(texts(ElementTree.parse(saved(page, "#save-svg", tmp_path)).getroot())) > 16


def test_drawing_is_a_real_one(page: Page, tmp_path: Path) -> None:
    """SVG of lines, shapes and text: every name, title, legend; no picture, no script, no address in it."""
    root = ElementTree.parse(saved(page, "#save-svg", tmp_path)).getroot()
    written = texts(root)
    assert written[0] == "The Lamp at Skerry Point (1987)"
    assert {"Nora Vale", "Edwin Marsh", "the smugglers", "lighthouse", "Friendly", "Broken"} <= set(written)
    kinds = {element.tag.removeprefix(TAG) for element in root.iter()}
    assert kinds == {"svg", "title", "rect", "text", "g", "path"}
    dashed = [path for path in root.iter(f"{TAG}path") if path.get("stroke-dasharray") == "9 6"]
    assert len(dashed) == 5
    assert not [
        name for element in root.iter() for name in element.attrib if name.startswith(("on", "style"))
    ]


def test_drawing_shows_what_the_map_shows(page: Page, tmp_path: Path) -> None:
    """Up to the fourth sentence, without places; the title says so."""
    go(page, "#t=4&hide=near,event,place")
    written = texts(ElementTree.parse(saved(page, "#save-svg", tmp_path)).getroot())
    assert written[0] == "The Lamp at Skerry Point (1987), up to sentence 4 of 23"
    assert "Silas" not in written
    assert "lighthouse" not in written
    assert "Places" not in written


def test_drawing_opens_alone(browser: Browser, page: Page, tmp_path: Path) -> None:
    """In a browser without network and without script it is a picture, labels over nothing else."""
    path = saved(page, "#save-svg", tmp_path)
    context = browser.new_context(java_script_enabled=False, offline=True)
    alone = context.new_page()
    requests: list[str] = []
    alone.on("request", lambda request: requests.append(request.url))
    alone.goto(path.as_uri())
    assert alone.locator("text", has_text="Nora Vale").first.bounding_box()["width"] > 40  # type: ignore[index]
    assert requests == [path.as_uri()]
    context.close()


def test_names_that_no_xml_can_hold(open_page: Open, tmp_path: Path) -> None:
    """Markup is text, and letters that XML forbids are left out: the drawing opens all the same."""
    film = FilmGraph("odd", "Odd </title><script>alert(1)</script> \x1b[31m")
    for number, name in enumerate(("A <b>&amp; B", "C\x01\x02D", '"><script>alert(1)</script>', "🎬 北")):
        film.entity(f"n{number}", name, prominence=0.2)
    page = open_page(render_map(film.done()))
    root = ElementTree.parse(saved(page, "#save-svg", tmp_path)).getroot()
    written = " ".join(texts(root))
    for part in ("A <b>&amp; B", "CD", "</script>", "🎬 北"):
        assert part in written
    assert "script" not in {element.tag.removeprefix(TAG) for element in root.iter()}


def test_paper_has_map_and_table(open_page: Open, skerry_html: str) -> None:
    """Printed from a dark table: the drawn map with its legend and the table, light, without buttons."""
    page = open_page(skerry_html, scheme="dark", hash="#view=table")
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_selector("#paper svg text")
    assert page.is_visible("#sheet table")
    for hidden in ("#story", ".tools", "#stage", "#legend", ".zoom"):
        assert page.is_hidden(hidden)
    assert page.evaluate("() => [theme.paper, getComputedStyle(document.body).color]") == [
        "rgb(255, 255, 255)",
        "rgb(29, 29, 31)",
    ]
    page.emulate_media(media="screen", color_scheme="dark")
    page.wait_for_function("() => !document.querySelector('#paper svg')")
    assert page.evaluate("() => theme.paper") == "rgb(20, 22, 26)"


def test_printed_to_a_file(page: Page) -> None:
    """A PDF of a page or two, small enough to be lines and letters and no picture of them."""
    go(page, "#pick=nora-vale")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") in (2, 3, 4)
    assert b"/Subtype /Image" not in pdf
    assert page.locator("#paper svg").count() == 0
