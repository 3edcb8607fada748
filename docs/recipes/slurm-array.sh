#!/bin/bash
# One task of a Slurm job array reads one shard. How to call it:
#
#   id=$(sbatch --parsable --array=1-16 --cpus-per-task=4 slurm-array.sh DUMPS OUT)
#   sbatch --dependency=afterok:$id --wrap 'jixiao parse --merge-manifests OUT -o OUT/manifest.jsonl'
#
# A task that is killed or requeued goes on where it was. Without Slurm: SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=1.
#SBATCH --job-name=jixiao
#SBATCH --requeue
set -u
dumps=$1
out=$2
shard=$((SLURM_ARRAY_TASK_ID - ${SLURM_ARRAY_TASK_MIN:-1} + 1))
"${JIXIAO:-jixiao}" parse -q -j "${SLURM_CPUS_PER_TASK:-1}" --output-dir "$out" --resume \
  --shard "$shard/$SLURM_ARRAY_TASK_COUNT" "$dumps"
code=$?
# 1 and 3 speak of some inputs, as the manifest does: the shard itself is whole.
case $code in
  0 | 1 | 3) exit 0 ;;
  *) exit $code ;;
esac
