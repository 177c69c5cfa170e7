#!/bin/sh
# LILA here and in the published PyTorch code, in turn on one machine: seconds of a training epoch and of a hyperstep, and peak memory.
#
#   benchmarks/laplace.sh MNIST [THREADS [PROGRAM CHECKOUT]]
#
# MNIST is the folder of the four MNIST files. PROGRAM is a Python program that times the published code (options --peer, --mnist, --model, ...; it
# prints JSON), CHECKOUT a checkout of github.com/aleximmer/ntk-marglik; without them only this side is timed. PYTHON names the
# interpreter that has PyTorch, ROUNDS how often the sides take turns (2). Ours have OPENBLAS_THREAD_TIMEOUT=4, as the program has it.
#
# Build first: mvn package -DskipTests -pl runtime/distribution,benchmarks -am

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
mnist=${1:?the folder of the MNIST files}
threads=${2:-1}
program=${3:-}
checkout=${4:-}
python=${PYTHON:-python3}
built=$here/runtime/distribution/target/erlangen
[ -d "$built/lib" ] || { echo "laplace.sh: nothing is built: mvn package -DskipTests -pl runtime/distribution,benchmarks -am" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS="$threads" OPENBLAS_NUM_THREADS="$threads"

reason=
if [ -z "$program" ] || [ ! -f "$program" ]; then reason="no program that times the published code was given"
elif [ ! -d "$checkout/ntkmarglik" ]; then reason="there is no checkout of ntk-marglik at '$checkout'"
elif ! "$python" -c 'import torch' 2> /dev/null; then reason="$python has no PyTorch"
fi
[ -z "$reason" ] || echo "The published code is not timed: $reason."

ours() {
    # shellcheck disable=SC2086 # options are words
    MALLOC_ARENA_MAX=2 OPENBLAS_THREAD_TIMEOUT=4 java -Xmx2g -XX:+UseSerialGC -Xms48m -Xmn16m ${ERLANGEN_JAVA_OPTIONS:-} \
        -cp "$here/benchmarks/target/classes:$built/lib/*:$built/natives/*" \
        org.erlangen.benchmarks.LaplaceRun "$1" "$mnist" epochs="${EPOCHS:-8}" threads="$threads" 2> /dev/null
}

theirs() {
    case $1 in
        mlp) set -- --model mlp --width 200 --n 5000 --n-test 2000 --hypersteps 20 ;;
        *) set -- --model mininet --n 1000 --n-test 1000 --hypersteps 4 --lr 1e-3 ;;
    esac
    "$python" "$program" --peer "$checkout" --mnist "$mnist" --epochs 3 --burnin 2 --samples 8 --threads "$threads" "$@"
}

# The numbers of a side, one line per round: epoch wall, epoch cpu, hyperstep wall, hyperstep cpu, MB.
numbers_of_ours() {
    sed -n -e 's/^median training epoch: wall \([0-9.]*\) .*cpu \(.*\)/\1 \2/p' -e 's/^median hyperstep: wall \([0-9.]*\) .*cpu \(.*\)/\1 \2/p' \
        -e 's/^peak resident memory: \([0-9]*\).*/\1/p' | tr '\n' ' '
    echo
}

numbers_of_theirs() {
    sed -n 's/^ *"\(train_epoch_wall_s\|train_epoch_cpu_s\|hyper_wall_s\|hyper_cpu_s\|peak_rss_mb\)": \([0-9.]*\).*/\2/p' | tr '\n' ' '
    echo
}

# The least of each column.
least() {
    awk '{ for (i = 1; i <= NF; i++) if (NR == 1 || $i < least[i]) least[i] = $i; n = NF }
        END { for (i = 1; i <= n; i++) printf "%s ", least[i] }' "$1"
}

uptime
printf '%-9s %-10s %12s %12s %14s %14s %8s\n' model side 'epoch wall' 'epoch cpu' 'hyper wall' 'hyper cpu' MB
for model in mlp mini-net; do
    round=0
    while [ "$round" -lt "${ROUNDS:-2}" ]; do
        ours "$model" | numbers_of_ours >> "$work/$model.ours"
        [ -n "$reason" ] || theirs "$model" | numbers_of_theirs >> "$work/$model.theirs"
        round=$((round + 1))
    done
    for side in ours theirs; do
        [ -f "$work/$model.$side" ] || continue
        # shellcheck disable=SC2046 # five numbers
        printf '%-9s %-10s %12.3f %12.3f %14.3f %14.3f %8.0f\n' "$model" "$side" $(least "$work/$model.$side")
    done
    [ -f "$work/$model.theirs" ] || continue
    # shellcheck disable=SC2046 # five numbers each
    printf '%-9s %-10s %12.2f %12.2f %14.2f %14.2f %8.2f\n' "$model" ratio \
        $(echo $(least "$work/$model.theirs") $(least "$work/$model.ours") | awk '{ for (i = 1; i <= 5; i++) print $i / $(i + 5) }')
done
uptime
