"""The functions that set the fields of values ship as ``values`` would compile them."""

from __future__ import annotations

from benchmarks.value_inits import FILE, MOST, written

from dialogue_cli import values
from dialogue_cli.values import dataclass


def test_the_written_functions_are_in_step() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "run: python -m benchmarks.value_inits"


def test_a_class_of_more_fields_than_are_written_sets_them_all() -> None:
    names = [f"n{place}" for place in range(MOST + 3)]
    made = dataclass(frozen=True, slots=True)(type("Many", (), {"__annotations__": dict.fromkeys(names, "int")}))
    value = made(*range(len(names)))
    assert [getattr(value, name) for name in names] == list(range(len(names)))
    assert values.replace(value, n1=9).n1 == 9
