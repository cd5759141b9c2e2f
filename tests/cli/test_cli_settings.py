"""Settings from three places: who wins, and an error with its place for what nobody can mean."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dialogue_cli.cli.settings import KEYS, Settings, load_settings
from dialogue_cli.errors import DataError, UsageError


def settings(folder: Path, given: dict[str, object] | None = None, **env: str) -> Settings:
    return load_settings(given, environ=env, start=folder)


def test_without_anything_the_defaults_hold(tmp_path):
    assert settings(tmp_path) == Settings()


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path):
    (tmp_path / "dialogue.toml").write_text('width = 70\ncolor = "never"\npalette = "mono"\n')
    made = settings(tmp_path, {"width": 90}, DIALOGUE_WIDTH="80", DIALOGUE_COLOR="always")
    assert (made.width, made.color, made.palette) == (90, "always", "mono")


def test_what_was_not_given_on_the_command_line_does_not_win(tmp_path):
    (tmp_path / "dialogue.toml").write_text('quiet = true\nlexicon = ["a.toml"]\n')
    made = settings(tmp_path, {"quiet": False, "lexicon": [], "width": None})
    assert made.quiet
    assert made.lexicon == (str(tmp_path / "a.toml"),)


def test_the_nearest_file_upwards_counts_and_its_paths_start_from_it(tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.dialogue]\ncorpus = "texts"\n')
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "y"\n')
    made = settings(below)
    assert made.corpus == str(tmp_path / "texts")
    assert made.file == str(tmp_path / "pyproject.toml")


def test_dialogue_toml_wins_over_the_project_file_beside_it(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.dialogue]\nwidth = 60\n")
    (tmp_path / "dialogue.toml").write_text("width = 61\n")
    assert settings(tmp_path).width == 61


def test_limits_are_kept_apart(tmp_path):
    (tmp_path / "dialogue.toml").write_text("width = 61\n[limits]\nbytes = 1000\n")
    assert settings(tmp_path, None, DIALOGUE_LIMITS_UNITS="9").limits == (("bytes", 1000), ("units", 9))


FILES = {
    "unknown key": ("\nwidht = 80\n", ":2: widht: no such setting; did you mean width?"),
    "unknown key in a table": (
        "[limits]\nbites = 1\n",
        ":2: limits.bites: no such setting; did you mean limits.bytes?",
    ),
    "unknown table": ("[colour]\nauto = true\n", ":2: colour.auto: no such setting"),
    "no such choice": ('palette = "pink"\n', ":1: palette: 'pink' is none of blue-orange, high-contrast, mono"),
    "too narrow": ("width = 12\n", ":1: width: 12 is not a whole number from 40"),
    "a flag is no number": ("width = true\n", ":1: width: True is not a whole number"),
    "no flag": ('strict = "perhaps"\n', ":1: strict: 'perhaps' is neither true nor false"),
    "no hash": ('lexicon_sha256 = "abc"\n', ":1: lexicon_sha256: must be a SHA-256 in hex"),
    "a list of numbers": ("lexicon = [1]\n", ":1: lexicon: must be a list of paths"),
    "not TOML": ("width = \n", ": is not TOML"),
}


@pytest.mark.parametrize(("text", "message"), FILES.values(), ids=FILES)
def test_a_fault_in_the_file_is_named_with_its_line(tmp_path, text, message):
    path = tmp_path / "dialogue.toml"
    path.write_text(text)
    with pytest.raises(DataError) as fault:
        settings(tmp_path)
    assert str(fault.value).startswith(f"{path}{message}")


def test_a_key_of_the_project_file_is_found_in_its_own_table(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.other]\nwidht = 1\n[tool.dialogue]\nwidht = 1\n")
    with pytest.raises(DataError, match=r":4: widht"):
        settings(tmp_path)


def test_a_file_that_is_no_text_is_said_so(tmp_path):
    (tmp_path / "dialogue.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="is not UTF-8 text"):
        settings(tmp_path)


@pytest.mark.parametrize(
    ("given", "env", "where"),
    [
        ({"width": 10}, {}, "--width"),
        ({"color": "red"}, {}, "--color"),
        ({}, {"DIALOGUE_CONTEXT": "-1"}, "DIALOGUE_CONTEXT"),
    ],
)
def test_a_fault_elsewhere_names_the_option_or_the_variable(tmp_path, given, env, where):
    with pytest.raises(UsageError, match=f"^{where}: "):
        settings(tmp_path, given, **env)


def test_every_key_has_a_field_and_every_field_a_key():
    plain = {name for name in KEYS if "." not in name}
    assert plain == {field.name for field in fields(Settings)} - {"limits", "file"}
