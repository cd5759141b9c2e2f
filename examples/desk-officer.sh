#!/bin/sh
# A desk officer's hour: the new statement was pasted out of a web page, the old one is in the corpus; a note is due.
#
#   sh examples/desk-officer.sh [NEW [OLD [FOLDER]]]
#
# NEW is a file (txt, docx, html, odt, pdf), an address, clip: for the clipboard, or - for stdin; OLD is a file or a
# reference. By default it is a text pasted from a page, and the meeting before it in the shipped series. Nothing here
# needs an extra or a network. Set DIALOGUE to run another program.
set -eu
here=$(dirname "$0")
new=${1:-$here/texts/reef-4-pasted.txt}
old=${2:-reef-dialogue@3}
folder=${3:-desk-officer}
dialogue=${DIALOGUE:-dialogue}
mkdir -p "$folder"

echo "1. What came in, and what was left out as page clutter"
$dialogue show "$new" --cleaned > "$folder/new.txt"
sed -n '1,12p' "$folder/new.txt"

echo "2. The first ten lines answer: what must be reported?"
$dialogue diff "$old" "$new" > "$folder/diff.txt"
sed -n '1,30p' "$folder/diff.txt"

echo "3. What is unsure is asked, not claimed"
$dialogue review "$old" "$new" --list > "$folder/unsure.txt" || true
sed -n '1,12p' "$folder/unsure.txt"

echo "4. The note of two pages, for Word and for the mail"
$dialogue report "$old" "$new" --form note -o "$folder/note.docx" --force
$dialogue report "$old" "$new" --form note -o "$folder/note.md" --force

echo "5. The whole redline, with tracked changes, for whoever wants to check a line"
$dialogue report "$old" "$new" -o "$folder/redline.docx" --force

echo "All of it is in $folder:"
ls "$folder"
