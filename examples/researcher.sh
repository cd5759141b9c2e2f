#!/bin/sh
# A researcher's afternoon: the data, the codebook's hashes pinned, every verdict explained, a second reader's kappa.
#
#   sh examples/researcher.sh [SERIES [FOLDER]]
#
# Everything in FOLDER can be handed in with a paper: tables, the lists that made them (by hash), the reasons, the
# verdicts. Parquet needs the extra [parquet]; without it the tables are written as CSV only.
set -eu
series=${1:-reef-dialogue}
folder=${2:-researcher}
dialogue=${DIALOGUE:-dialogue}
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/reasons" "$folder/verdicts"

echo "1. Four long tables, every row with the version and the hashes that made it"
for table in commitments changes themes threads; do
    $dialogue export "$series" --table "$table" -o "$folder/$table.csv" --force --quiet
    $dialogue export "$series" --table "$table" -o "$folder/$table.parquet" --force --quiet || true
done
$dialogue export "$series" --table commitments --columns > "$folder/columns.txt"

echo "2. The word lists and weights pinned: another version of them is an error from now on"
$python "$here/researcher_table.py" pin "$folder/commitments.csv" > "$folder/dialogue.toml"
cat "$folder/dialogue.toml"

echo "3. The table of the paper, from the exported rows alone"
$python "$here/researcher_table.py" rates "$folder/commitments.csv" | tee "$folder/rates.txt"

echo "4. The reasons behind every weakened or dropped commitment of the last two meetings, to be quoted"
$dialogue diff "$series" --only weakened,dropped --format jsonl --quiet > "$folder/losses.jsonl"
for change in $($python "$here/researcher_table.py" changes "$folder/losses.jsonl"); do
    $dialogue explain "$series" "$change" -o "$folder/reasons/$change.md" --force --quiet
done
ls "$folder/reasons"

echo "5. Two readers sign what is least certain; how far do they agree?"
$dialogue review "$series@previous" "$series@latest" --list | head -n 12
for reader in ana ben; do
    rm -f "$folder/verdicts/$reader.toml"
    set --
    for verdict in $($python "$here/researcher_table.py" answers "$folder/changes.csv" "$reader"); do
        set -- "$@" --set "$verdict"
    done
    $dialogue review "$series@previous" "$series@latest" "$@" --by "$reader" --verdicts "$folder/verdicts/$reader.toml"
done
$dialogue review --agreement "$folder/verdicts/ana.toml" "$folder/verdicts/ben.toml" | tee "$folder/agreement.txt"

echo "All of it is in $folder:"
ls "$folder"
