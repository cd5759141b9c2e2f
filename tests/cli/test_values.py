"""The light dataclasses keep every promise of the standard ones that this project relies on."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys

import pytest

from dialogue_cli import values


@values.dataclass(frozen=True, slots=True)
class Light:
    """A value."""

    a: int
    b: str = "x"
    c: list[int] = values.field(default_factory=list)
    d: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        """Twice a."""
        return self.a * 2


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same by the standard library."""

    a: int
    b: str = "x"
    c: list[int] = dataclasses.field(default_factory=list)
    d: tuple[int, ...] = ()


@values.dataclass(frozen=True, slots=True)
class One:
    """A value of one field."""

    a: object


CALLS = {"least": ((1,), {}), "by name": ((1,), {"d": (2,)}), "all": ((1, "y", [3], (4,)), {})}


@pytest.mark.parametrize(("words", "named"), CALLS.values(), ids=CALLS)
def test_values_are_made_and_printed_as_by_the_standard_library(words, named):
    assert repr(Light(*words, **named)) == repr(Plain(*words, **named)).replace("Plain", "Light")


@pytest.mark.parametrize(("words", "named"), [((), {}), ((1,), {"e": 2}), ((1, "x", [], (), 5), {}), ((1,), {"a": 1})])
def test_wrong_calls_are_refused(words, named):
    for kind in (Light, Plain):
        with pytest.raises(TypeError):
            kind(*words, **named)


def test_values_are_equal_and_hashed_by_value():
    assert One(1) == One(1) != One(2)
    assert One(1) != 1
    assert len({One(1), One(1), One(2)}) == 2
    assert Light(1) != Plain(1)
    with pytest.raises(TypeError):
        hash(Light(1))  # it holds a list


def test_a_field_may_be_left_out_of_the_comparison():
    @values.dataclass(frozen=True, slots=True)
    class Placed:
        a: int
        line: int = values.field(default=0, compare=False)

    assert Placed(1, 2) == Placed(1, 3) != Placed(2, 2)
    assert hash(Placed(1, 2)) == hash(Placed(1, 3))


def test_values_do_not_change_and_hold_nothing_else():
    for change in (lambda v: setattr(v, "a", 2), lambda v: setattr(v, "z", 2), lambda v: delattr(v, "a")):
        with pytest.raises(AttributeError):
            change(Light(1))
    assert not hasattr(Light(1), "__dict__")


def test_a_default_is_made_anew():
    assert Light(1).c is not Light(1).c


def test_replace_fields_copy_pickle_and_match():
    made = values.replace(Light(1), b="z")
    assert (made.a, made.b, made.double) == (1, "z", 2)
    assert values.replace(Plain(1), b="z") == Plain(1, "z")
    with pytest.raises(TypeError):
        values.replace(made, nothing=1)
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    match made:
        case Light(a, b):
            assert (a, b) == (1, "z")


def test_the_functions_of_the_standard_library_take_these_values_too():
    assert [(f.name, f.type) for f in dataclasses.fields(Light)] == [
        (f.name, f.type) for f in dataclasses.fields(Plain)
    ]
    assert dataclasses.asdict(Light(1, c=[2])) == dataclasses.asdict(Plain(1, c=[2]))
    assert dataclasses.replace(Light(1), a=2) == Light(2)
    assert dataclasses.is_dataclass(Light)


def test_what_is_not_supported_is_refused_or_left_to_the_standard_library():
    with pytest.raises(TypeError, match="inherits nothing"):

        @values.dataclass(frozen=True, slots=True)
        class Child(One):
            b: int

    @values.dataclass
    class Open:
        a: int

    made = Open(1)
    made.b = 2  # type: ignore[attr-defined]
    assert made == Open(1)


def test_a_value_that_may_change_has_no_hash():
    @values.dataclass(slots=True)
    class Changing:
        a: int = 0

        def __post_init__(self):
            self.a += 1

    assert Changing(2).a == 3

    made = Changing()
    made.a = 3
    assert made == Changing(2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(made)
    with pytest.raises(AttributeError):
        made.b = 1  # type: ignore[attr-defined]


def test_the_model_needs_no_inspect():
    code = "import sys, dialogue_cli.statement.model; print({'inspect', 'dataclasses'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_class_of_many_fields_sets_them_all():
    names = [f"n{place}" for place in range(30)]
    made = values.dataclass(frozen=True, slots=True)(type("Many", (), {"__annotations__": dict.fromkeys(names, "int")}))
    value = made(*range(30))
    assert [getattr(value, name) for name in names] == list(range(30))
    assert values.replace(value, n1=9).n1 == 9
