#!/bin/sh
# Noether's razor here and in PyTorch, in turn on one machine: processor seconds of a training epoch, without (plain) and with learnt observables.
#
#   benchmarks/hamiltonian.sh [PROGRAM]
#
# PROGRAM is a Python program that does the same work in PyTorch (options --system, --methods, --hidden, --mc, ...; it prints JSON); without it only
# this side is timed. PYTHON names the interpreter that has PyTorch, ROUNDS how often the sides take turns (3), SCALE how much longer or shorter
# than usual each run is, in hundredths (100).
#
# Settings: A one oscillator, B two, C two bodies in the plane (docs/methods/noethers-razor.md). This side runs the example files, from a
# cold start; what is counted is the second half of the epochs, as processor time of all threads, the compiler's and the collector's included, and of the
# computing thread alone.
#
# Build first: mvn package -DskipTests -pl runtime/distribution,benchmarks -am

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
program=${1:-}
python=${PYTHON:-python3}
scale=${SCALE:-100}
built=$here/runtime/distribution/target/erlangen
[ -d "$built/lib" ] || { echo "hamiltonian.sh: nothing is built: mvn package -DskipTests -pl runtime/distribution,benchmarks -am" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

reason=
if [ -z "$program" ] || [ ! -f "$program" ]; then reason="no program that does the same in PyTorch was given"
elif ! "$python" -c 'import torch' 2> /dev/null; then reason="$python has no PyTorch"
fi
[ -z "$reason" ] || echo "PyTorch is not timed: $reason."

# ours FILE EPOCHS: processor seconds of an epoch, of all threads and of the computing one.
ours() {
    # shellcheck disable=SC2086 # options are words
    java -Xmx1g -XX:+UseSerialGC ${ERLANGEN_JAVA_OPTIONS:-} -cp "$here/benchmarks/target/classes:$built/lib/*:$built/natives/*" \
        org.erlangen.benchmarks.HamiltonianRun "$here/examples/$1.yaml" $(($2 * scale / 100)) 2> /dev/null \
        | sed -n 's/^epoch: cpu \([0-9.]*\) thread \([0-9.]*\) .*/\1 \2/p'
}

# theirs SETTING MODEL EPOCHS: processor seconds of an epoch.
theirs() {
    setting=$1 model=$2 epochs=$(($3 * scale / 100))
    case $setting in
        A) set -- --system sho --train_size 7 --train_steps 4 --h 0.2 --hidden 32 --k 1 --measure uniform --mc 2 --s 10 --batch 28 --cinit 0.1 --lr_c 1e-2 ;;
        B) set -- --system nharm_2 --train_size 20 --train_steps 10 --h 0.2 --hidden 32 --k 6 --measure ball --mc 2 --s 20 --batch 100 --cinit 0.1 --lr_c 1e-2 ;;
        *) set -- --system nbody_2d_2b --train_size 40 --train_steps 10 --h 0.5 --hidden 48 --k 10 --measure ball --mc 1 --s 16 --batch 100 --cinit 0.01 --lr_c 3e-3 ;;
    esac
    [ "$model" = plain ] || model=learned
    # The first options keep what follows training short.
    "$python" "$program" --eval_mc 4 --s_eval 4 --avg_mc 8 --test_size 2 --test_steps 2 --posterior_scale 0.3 --lr 1e-2 --log 0 \
        --methods "$model" --epochs "$epochs" "$@" | sed -n 's/.*"cpu_sec_per_epoch": \([0-9.]*\).*/\1/p'
}

# The least of each column.
least() {
    awk '{ for (i = 1; i <= NF; i++) if (NR == 1 || $i < least[i]) least[i] = $i; n = NF }
        END { for (i = 1; i <= n; i++) printf "%s ", least[i] }' "$1"
}

uptime
printf '%-8s %-8s %12s %12s %12s %8s %8s\n' setting model 'here, all' 'here, own' PyTorch ratio own
for case in 'A plain oscillator 12000 1000' 'A learnt oscillator 6000 500' 'B plain two-oscillators 4000 400' 'B learnt two-oscillators 600 60' \
    'C plain two-bodies 3000 300' 'C learnt two-bodies 1000 50'; do
    # shellcheck disable=SC2086 # five words
    set -- $case
    round=0
    while [ "$round" -lt "${ROUNDS:-3}" ]; do
        ours "$3-$2" "$4" >> "$work/$1.$2.ours"
        [ -n "$reason" ] || theirs "$1" "$2" "$5" >> "$work/$1.$2.theirs"
        round=$((round + 1))
    done
    [ -n "$reason" ] && echo 0 > "$work/$1.$2.theirs"
    # shellcheck disable=SC2046 # three numbers
    printf '%s %s %s\n' $(least "$work/$1.$2.ours") $(least "$work/$1.$2.theirs") \
        | awk -v setting="$1" -v model="$2" \
            '{ printf "%-8s %-8s %12.5f %12.5f %12.5f %8.2f %8.2f\n", setting, model, $1, $2, $3, $3 / $1, $3 / $2 }'
done
uptime
