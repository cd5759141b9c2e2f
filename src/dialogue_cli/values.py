"""Dataclasses with slots that cost a tenth of the start-up time of the standard ones.

``dataclasses.dataclass`` compiles six functions a class and loads ``inspect``, ``ast`` and ``dis`` to do so; with
seventy small classes on the way of a plain diff that is three times an empty Python (benchmarks/startup.md). Here only
``__init__`` is compiled; comparing, hashing, printing and refusing to change are functions that all classes share.

To a type checker these *are* the names of the standard library. At run time every class keeps the promises that this
project uses of it: frozen where told, with slots, equal and hashed by value, ``replace``, pickling, match arguments,
defaults, ``__post_init__``.
The functions of ``dataclasses`` itself (``fields``, ``asdict``, ``replace``) take these values too; the first such call
loads it. Inheritance of fields is refused when the class is made; InitVar, KW_ONLY and order are not known here.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:

    class _Missing:
        """No default."""

    class _Field:
        """What is known of one field before and after its class is made."""

        __slots__ = ("compare", "default", "default_factory", "name")

        def __init__(self, name="", default=_Missing, default_factory=_Missing, compare=True):
            self.name, self.default, self.default_factory, self.compare = name, default, default_factory, compare

    def field(*, default=_Missing, default_factory=_Missing, compare=True):
        """A field whose default is made anew for every value, or that does not count when values are compared."""
        return _Field("", default, default_factory, compare)

    def replace(value, /, **changes):
        """The same value with some fields changed. Raises TypeError for a name that is no field."""
        if not hasattr(value, "_key"):
            import dataclasses

            return dataclasses.replace(value, **changes)
        fields = list(value._fields(value))
        for name, new in changes.items():
            if name not in value.__match_args__:
                raise TypeError(f"{type(value).__name__} has no field {name!r}")
            fields[value.__match_args__.index(name)] = new
        return type(value)(*fields)

    def dataclass(made=None, /, *, frozen=False, slots=False):
        """As ``dataclasses.dataclass(slots=True)``, frozen or not; without slots it is left to the standard library."""
        if not slots:
            import dataclasses

            return dataclasses.dataclass(made, frozen=frozen)

        def make(made):
            return _value(made, frozen)

        return make if made is None else make(made)

    def _value(made, frozen):
        if made.__bases__ != (object,):
            raise TypeError(f"{made.__name__}: a value inherits nothing")
        body = dict(made.__dict__)
        names = tuple(body.get("__annotations__", ()))
        found = []
        for name in names:
            default = body.pop(name, _Missing)
            one = default if isinstance(default, _Field) else _Field("", default)
            one.name = name
            found.append(one)
        for extra in ("__dict__", "__weakref__"):
            body.pop(extra, None)
        body.update({**_SHARED, **(_FROZEN if frozen else {"__hash__": None})})
        body["__slots__"] = names
        body["__match_args__"] = names
        body["__dataclass_fields__"] = _StandardFields(found)
        body["_fields"] = staticmethod(_getter(names))
        counted = [one.name for one in found if one.compare]
        body["_key"] = staticmethod(attrgetter(*counted) if counted else lambda value: ())
        new = type(made)(made.__name__, (), body)
        new.__init__ = _init(new, found)
        new.__qualname__ = made.__qualname__
        return new

    def _getter(names):
        """All fields of a value as a tuple; ``attrgetter`` gives no tuple where there is one or none."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda value: tuple(getattr(value, name) for name in names)

    class _StandardFields:
        """The fields as the standard library knows them, made when it asks for them."""

        __slots__ = ("found", "made")

        def __init__(self, found):
            self.found, self.made = found, None

        def __get__(self, value, owner):
            if self.made is None:
                import dataclasses

                self.made = {}
                for one in self.found:
                    given = {
                        key: getattr(one, key)
                        for key in ("default", "default_factory")
                        if getattr(one, key) is not _Missing
                    }
                    made = dataclasses.field(compare=one.compare, **given)
                    made.name, made.type = one.name, owner.__annotations__[one.name]
                    made._field_type = dataclasses._FIELD
                    self.made[one.name] = made
            return self.made

    def _init(made, found):
        """The one function that is worth compiling: values are made by the ten thousand.

        Each field is set through its slot, which asks no ``__setattr__`` and takes half the time of ``object``'s own.
        To compile is most of what a class costs, so classes of as many fields share the code, under their own names.
        """
        defaults = []
        for one in found:
            if one.default_factory is not _Missing or one.default is not _Missing:
                defaults.append(one.default)
            elif defaults:
                raise TypeError(f"{made.__name__}: {one.name} has no default but stands after one that has")
        code = _compiled(len(found), "__post_init__" in made.__dict__)
        code = code.replace(co_name="__init__", co_varnames=("self", *[one.name for one in found]))
        space = {f"set_{place}": _setter(made, one) for place, one in enumerate(found)}
        function = FunctionType(code, space, "__init__", tuple(defaults))
        function.__qualname__ = f"{made.__qualname__}.__init__"
        return function

    @cache
    def _compiled(count, hooked):
        """Code that sets so many fields each through its slot, and calls ``__post_init__`` where there is one."""
        lines = [f"    set_{place}(self, a{place})\n" for place in range(count)]
        lines += ["    self.__post_init__()\n"] if hooked else [] if lines else ["    pass\n"]
        space = {}
        exec(f"def init({', '.join(['self', *[f'a{place}' for place in range(count)]])}):\n{''.join(lines)}", space)
        return space["init"].__code__

    def _setter(made, one):
        """What puts a value into its slot; one that is not given is made anew where the field says so."""
        put, new = made.__dict__[one.name].__set__, one.default_factory
        if new is _Missing:
            return put
        return lambda self, value: put(self, new() if value is _Missing else value)

    def _equal(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._key(self) == other._key(other)

    def _hash(self):
        return hash(self._key(self))

    def _text(self):
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({inside})"

    def _refuse_change(self, name, _value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_loss(self, name):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _reduce(self):
        return type(self), self._fields(self)

    _SHARED: dict[str, Any] = {
        "__eq__": _equal,
        "__repr__": _text,
        "__reduce__": _reduce,
    }
    _FROZEN: dict[str, Any] = {"__hash__": _hash, "__setattr__": _refuse_change, "__delattr__": _refuse_loss}
