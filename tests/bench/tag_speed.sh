#!/usr/bin/env bash
# Prints how long `uxi tag add` of one highlight takes above /bin/true in a workspace of 1,000
# sessions and 100,000 highlights: the smallest of 30 runs, each adding another highlight.
#   tests/bench/tag_speed.sh UXI
# Exits 1 where it is over 30 ms.
set -euo pipefail
uxi=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
sessions=1000
highlights=100
study=studies/large
mkdir -p "$study/transcripts" "$study/tags"
echo '{}' > uxi.yaml
printf 'title: How do teams pay?\nmethod: {purpose: generative, minutes: 45}\n' > "$study/study.yaml"
{
  echo 'codes:'
  for i in $(seq 50); do echo "  pain/code-$i: {name: \"Code $i\", use_when: \"Somebody speaks of $i\"}"; done
} > codebook.yaml
# One transcript and one tag file, under a thousand names: what differs is only the ids.
{
  printf -- '---\nuxi: transcript/1\nsession: P01\nkind: verbatim\n'
  printf 'speakers: {I: interviewer, P: participant}\n---\n'
  for i in $(seq "$highlights"); do
    printf '\n**I** Question number %d, if I may? ^%d\n' "$i" $(( 2 * i - 1 ))
    printf '\n**P** We were charged %d times that month, and nobody in the team noticed it. ^%d\n' \
      "$i" $(( 2 * i ))
  done
} > transcript
for i in $(seq "$highlights"); do
  printf -- '- {id: hSESSION%06x, turn: %d, quote: "charged %d times", at: 8, before: "We were ", ' \
    "$i" $(( 2 * i )) "$i"
  printf 'after: " that month, and nobody in the te", codes: [pain/code-%d], added: 2026-03-15}\n' \
    $(( i % 50 + 1 ))
done > tags
for s in $(seq "$sessions"); do
  name=$(printf 'P%02d' "$s")
  sed "s/^session: P01/session: $name/" transcript > "$study/transcripts/$name.md"
  sed "s/SESSION/$(printf '%06x' "$s")/" tags > "$study/tags/$name.ana.yaml"
done
printf '%d sessions, %d highlights\n' "$sessions" \
  "$(cat "$study"/tags/*.yaml | wc -l)"

export UXI_CODER=ana
now() { echo "${EPOCHREALTIME/./}"; }
base=999999999
best=999999999
for i in $(seq 30); do
  before=$(now); /bin/true; after=$(now)
  if (( after - before < base )); then base=$(( after - before )); fi
  before=$(now); "$uxi" tag add "P500#$(( 2 * i ))" "nobody in the team" +pain/code-7 >/dev/null
  after=$(now)
  if (( after - before < best )); then best=$(( after - before )); fi
done
grep -c 'nobody in the team", at' "$study/tags/P500.ana.yaml" | grep -qx 30
above=$(( best - base ))
printf '/bin/true %d us; uxi tag add %d us above it (limit 30000)\n' "$base" "$above"
(( above <= 30000 ))
