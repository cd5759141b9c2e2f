#!/usr/bin/env bash
# Statements kept in git: run once in the repository. Afterwards `git diff` shows one sentence a line with the meaning
# of a move or a new wrapping gone, and `git difftool -t dialogue` shows the comparison.
set -euo pipefail
git config diff.dialogue.textconv 'dialogue show --format sentences'
git config diff.dialogue.cachetextconv true
git config difftool.dialogue.cmd 'dialogue diff "$LOCAL" "$REMOTE"'
git config difftool.prompt false
attributes='corpus/**/*.md diff=dialogue'
grep -qxF "$attributes" .gitattributes 2>/dev/null || echo "$attributes" >> .gitattributes
