#!/bin/sh
# An engineer's afternoon: statements live in a git repository, and CI must stop a commit that weakens a pledge unseen.
#
#   sh examples/engineer.sh [FOLDER]
#
# Makes a repository in FOLDER with the shipped series, changes one statement, and shows what each gate says.
# Set DIALOGUE to run another program.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-engineer}
dialogue=${DIALOGUE:-dialogue}
mkdir -p "$folder"
cp -R "$here/../corpus" "$folder/"
cd "$folder"
git init -q .
git config user.name example
git config user.email example@example.org
git add -A
git commit -q -m "The series as published"

echo "1. Pin the word lists and the weights, so that a verdict cannot change under your feet"
$dialogue diff reef-dialogue --corpus corpus --format json > before.json
python3 - <<'PYTHON' > dialogue.toml
import json
tool = json.load(open("before.json"))["tool"]
print(f'corpus = "corpus"\nlexicon_sha256 = "{tool["lexicon"].split()[-1]}"\nweights_sha256 = "{tool["weights"].split()[-1]}"')
PYTHON
cat dialogue.toml

echo "2. The same input gives the same bytes, run after run"
$dialogue diff reef-dialogue --format json > once.json
$dialogue diff reef-dialogue --format json > twice.json
cmp once.json twice.json && echo "identical"

echo "3. Somebody edits a published statement"
statement=corpus/reef-dialogue/2019-05-14_01.md
sed -i.bak 's/will exchange catch data/intend to exchange catch data/' "$statement" && rm "$statement.bak"
$dialogue diff "HEAD:$statement" "$statement" --only weakened
status=0
$dialogue check "$statement" --since HEAD --fail-on dropped,weakened || status=$?
echo "exit $status"
git checkout -q "$statement"

echo "4. The last two statements of the series, as a gate, for people and for machines"
status=0
$dialogue check reef-dialogue --fail-on 'weakened, theme:fisheries and dropped' || status=$?
echo "exit $status"
$dialogue check reef-dialogue --fail-on weakened --format github || true
$dialogue check reef-dialogue --fail-on weakened,dropped --strict --format junit -o check.xml --force || true
$dialogue corpus verify

echo "All of it is in $folder:"
ls
