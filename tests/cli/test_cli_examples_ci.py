"""The CI files that people copy: their commands are run here, on the shipped corpus, as far as a shell goes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support import CORPUS, REPOSITORY

CI = REPOSITORY / "examples" / "ci"


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner would: bash that stops at the first failure, with this installation on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, text=True, capture_output=True, check=False,
        env={**os.environ, "PATH": path, **environment},
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    return tmp_path


def test_the_github_workflow_runs(repository):
    workflow = yaml.safe_load((CI / "github-workflow.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["compare"]
    steps = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
    environment = {**job["env"], "GITHUB_STEP_SUMMARY": str(repository / "summary.md")}
    shown = shell(steps["Show what changed"], repository, **environment)
    assert shown.returncode == 0, shown.stderr
    assert (repository / "changes.html").stat().st_size > 1000
    assert (repository / "summary.md").read_text(encoding="utf-8").startswith("# ")
    gate = shell(steps["Fail where a pledge was dropped or weakened"], repository, **environment)
    assert gate.returncode == 1, gate.stderr
    assert all(line.startswith("::error file=") for line in gate.stdout.splitlines())


def test_the_gitlab_job_runs_and_leaves_its_report(repository):
    job = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))["statements"]
    done = shell("\n".join(job["script"]), repository, **job["variables"])
    assert done.returncode == 1
    for path in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert (repository / path).is_file()


def test_the_hooks_name_commands_that_exist():
    from dialogue_cli.cli.main import COMMANDS

    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program == "dialogue"
        assert command in COMMANDS


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_shows_sentences_and_the_difftool_the_comparison(repository):
    shell("git init -q . && git config user.name a && git config user.email a@example.org", repository)
    done = shell(str(CI / "git-setup.sh"), repository)
    assert done.returncode == 0, done.stderr
    shell("git add -A && git commit -q -m first", repository)
    [path] = (repository / "corpus" / "reef-dialogue").glob("2019-05-14_01.md")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("will exchange catch data", "intend to exchange catch data"), encoding="utf-8")
    sentences = shell("git diff", repository)
    assert "-The three sides will exchange catch data every quarter." in sentences.stdout.splitlines()
    compared = shell("git difftool -t dialogue", repository)
    assert "weakened" in compared.stdout
