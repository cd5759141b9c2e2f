#!/bin/sh
# A journalist's afternoon: all statements of a series, one table, three charts, and the quotes for the story.
#
#   sh examples/journalist.sh [SERIES [FOLDER]]
#
# SERIES is a series of the corpus (the shipped one by default), FOLDER is made for the results. Charts need the extra
# [charts]: pip install 'dialogue-cli[charts]'. Set DIALOGUE to run another program, DIALOGUE_CORPUS for another corpus.
set -eu
series=${1:-reef-dialogue}
folder=${2:-journalist}
dialogue=${DIALOGUE:-dialogue}
mkdir -p "$folder"

echo "1. What there is"
$dialogue corpus show "$series"

echo "2. Every meeting against the next, in one table: where did the commitments move?"
$dialogue diff "$series@.." | tee "$folder/in-a-row.txt"
$dialogue report "$series@.." -o "$folder/in-a-row.html" --force    # the same, to send
$dialogue diff "$series@.." --only weakened,dropped,strengthened --format csv -o "$folder/shifts.csv" --force

echo "3. Tables for the data desk: one row a commitment, counts and rates per 1,000 words"
$dialogue export "$series" --table commitments -o "$folder/commitments.csv" --force
$dialogue export "$series" --table themes -o "$folder/themes.csv" --force

echo "4. Three charts for the page, readable in grey"
$dialogue commitments "$series" --chart "$folder/commitments.svg" --force --quiet > "$folder/commitments.txt"
$dialogue themes "$series" --chart "$folder/themes.svg" --force > "$folder/themes.txt"
$dialogue track "$series" --chart "$folder/threads.png" --force --quiet > "$folder/threads.txt"

echo "5. The latest meeting: what it drops, with the words"
$dialogue diff "$series" --commitments > "$folder/latest.txt"
sed -n '1,20p' "$folder/latest.txt"

echo "6. What the latest statement says more than those before"
$dialogue keywords "$series@latest" --against "$series" --top 8

echo "All of it is in $folder:"
ls "$folder"
