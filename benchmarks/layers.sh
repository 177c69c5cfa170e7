#!/bin/sh
# F-FC+CONV of docs/methods/layerwise-equivariance.md, section 7, here and in PyTorch, in turn on one machine: processor seconds of a training epoch and
# of a fit of the curvature (KFAC of all data and the eigenvalues, the same work on both sides), with 10 and with 40 classes, and peak memory. What 30 steps
# of the prior precisions cost on top of a fit, which the other side does not do, stands apart.
#
#   benchmarks/layers.sh MNIST [PROGRAM]
#
# MNIST is the folder of the four MNIST files. PROGRAM is a Python program that times a PyTorch implementation (option --mnist; it prints, for each
# network and task, "NETWORK TASK epoch X s, KFAC factors Y s, eigenvalues (float64) Z s"); without it only this side is timed. PYTHON
# names the interpreter that has PyTorch, ROUNDS how often the sides take turns (2), EPOCHS the epochs of this side (8).
#
# Build first: mvn package -DskipTests -pl runtime/distribution,benchmarks -am

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
mnist=${1:?the folder of the MNIST files}
program=${2:-}
python=${PYTHON:-python3}
built=$here/runtime/distribution/target/erlangen
[ -d "$built/lib" ] || { echo "layers.sh: nothing is built: mvn package -DskipTests -pl runtime/distribution,benchmarks -am" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

reason=
if [ -z "$program" ] || [ ! -f "$program" ]; then reason="no program that times a PyTorch implementation was given"
elif ! "$python" -c 'import torch' 2> /dev/null; then reason="$python has no PyTorch"
fi
[ -z "$reason" ] || echo "PyTorch is not timed: $reason."

# One line: epoch, fit, prior steps, MB.
ours() {
    # shellcheck disable=SC2086 # options are words
    MALLOC_ARENA_MAX=2 java -Xmx2g -XX:+UseSerialGC -Xms48m -Xmn16m ${ERLANGEN_JAVA_OPTIONS:-} \
        -cp "$here/benchmarks/target/classes:$built/lib/*:$built/natives/*" \
        org.erlangen.benchmarks.LaplaceRun "layers-$1" "$mnist" epochs="${EPOCHS:-8}" 2> /dev/null |
        sed -n -e 's/^median training epoch: .* cpu \(.*\)/\1/p' -e 's/^median fit: .* cpu \(.*\)/\1/p' \
            -e 's/^median hyperstep: .* cpu \(.*\)/\1/p' -e 's/^peak resident memory: \([0-9]*\).*/\1/p' | tr '\n' ' ' |
        awk '{ print $1, $2, $3 - $2, $4 }'
}

# Both tasks in one run: TASK epoch fit.
theirs() {
    (cd "$(dirname "$program")" && "$python" "$(basename "$program")" --mnist "$mnist") |
        sed -n 's/^ffc_conv *\([a-z]*\) *epoch \([0-9.]*\) s, KFAC factors \([0-9.]*\) s, eigenvalues (float64) \([0-9.]*\) s/\1 \2 \3 \4/p' |
        awk '{ print $1, $2, $3 + $4 }'
}

# The least of each column.
least() {
    awk '{ for (i = 1; i <= NF; i++) if (NR == 1 || $i < least[i]) least[i] = $i; n = NF }
        END { for (i = 1; i <= n; i++) printf "%s ", least[i] }' "$1"
}

uptime
round=0
while [ "$round" -lt "${ROUNDS:-2}" ]; do
    for task in digit quadrant; do ours "$task" >> "$work/$task.ours"; done
    [ -n "$reason" ] || theirs >> "$work/theirs"
    round=$((round + 1))
done
printf '%-10s %-8s %12s %12s %12s %8s\n' task side 'epoch cpu' 'fit cpu' 'prior cpu' MB
for task in digit quadrant; do
    # shellcheck disable=SC2046 # four numbers
    printf '%-10s %-8s %12.2f %12.2f %12.2f %8.0f\n' "$task" here $(least "$work/$task.ours")
    [ -f "$work/theirs" ] || continue
    sed -n "s/^$task //p" "$work/theirs" > "$work/$task.theirs"
    # shellcheck disable=SC2046 # two numbers each
    printf '%-10s %-8s %12.2f %12.2f\n' "$task" PyTorch $(least "$work/$task.theirs")
    # shellcheck disable=SC2046 # numbers of both sides
    printf '%-10s %-8s %12.2f %12.2f\n' "$task" ratio \
        $(echo $(least "$work/$task.theirs") $(least "$work/$task.ours") | awk '{ print $1 / $3, $2 / $4 }')
done
uptime
