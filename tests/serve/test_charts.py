"""What a chart is made of: which column is the label, which the number, how long the bars are."""

from __future__ import annotations

from kg.serve.charts import BARS, WIDTH, Bar, chart_of
from kg.serve.terms import Cell


def rows(*values: tuple[object, ...]) -> list[list[Cell]]:
    """Rows of a result: numbers are numbers, all else is text."""
    return [
        [
            Cell(str(value), number=float(value)) if isinstance(value, int | float) else Cell(str(value))
            for value in row
        ]
        for row in values
    ]


def said(bars: tuple[Bar, ...]) -> list[tuple[str, str]]:
    """Labels and numbers."""
    return [(bar.label, bar.said) for bar in bars]


def test_a_label_and_a_number() -> None:
    """The longest bar comes first, and a half is half as long."""
    chart = chart_of(["name", "n"], rows(("one", 2), ("two", 4)), "", "")
    assert (chart.label, chart.value) == ("name", "n")
    assert said(chart.bars) == [("two", "4"), ("one", "2")]
    assert chart.bars[0].width == 2 * chart.bars[1].width
    assert all(bar.x + bar.width < WIDTH for bar in chart.bars)


def test_rows_are_counted_where_there_is_no_number() -> None:
    """Without a number, or when asked for, the rows of each label are counted."""
    found = rows(("Tin", "Ada"), ("Tin", "Tom"), ("Sea", "Ada"))
    chart = chart_of(["film", "who"], found, "film", "")
    assert said(chart.bars) == [("Tin", "2"), ("Sea", "1")]
    assert chart.value == "rows"
    numbers = rows(("Tin", 5), ("Tin", 7))
    assert said(chart_of(["film", "n"], numbers, "film", "rows").bars) == [("Tin", "2")]
    summed = chart_of(["film", "n"], numbers, "film", "n")
    assert (said(summed.bars), summed.unsummed) == ([("Tin", "12")], False)


def test_the_label_is_what_tells_rows_apart() -> None:
    """Of columns that do so equally, the last before the number; a choice that does not exist is none."""
    found = rows(("Tin", "Ada", 1), ("Tin", "Tom", 2))
    assert chart_of(["film", "who", "n"], found, "", "").label == "who"
    assert chart_of(["film", "who", "n"], found[:1], "nobody", "nothing").label == "who"


def test_below_zero_and_fractions() -> None:
    """Bars below zero go to the left of the same line."""
    chart = chart_of(["g", "n"], rows(("a", 0.5), ("b", -0.25)), "", "")
    above, below = chart.bars
    assert above.x == chart.zero == round(below.x + below.width, 1)
    assert (above.said, below.said) == ("0.5", "-0.25")


def test_many_bars_and_none() -> None:
    """Bars beyond the limit are counted, and an empty value is a label too."""
    chart = chart_of(["a", "n"], rows(*((f"x{n}", n) for n in range(BARS + 5))), "", "")
    assert (len(chart.bars), chart.more) == (BARS, 5)
    assert said(chart_of(["a", "n"], rows(("", 0)), "", "").bars) == [("(none)", "0")]
    only_numbers = chart_of(["year", "n"], rows((1950, 3), (1940, 4)), "year", "n")
    assert said(only_numbers.bars) == [("1950", "3"), ("1940", "4")]
