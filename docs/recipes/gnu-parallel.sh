#!/bin/bash
# Reads DUMPS in so many shards at a time with GNU parallel, then puts their manifests together. How to call it:
#
#   gnu-parallel.sh DUMPS OUT 8
#   PARALLEL='--sshlogin one,two --wd .' gnu-parallel.sh DUMPS OUT 8      # on machines that share both folders
set -u
export dumps=$1 out=$2 shards=$3 JIXIAO=${JIXIAO:-jixiao}
one_shard() {
  "$JIXIAO" parse -q --output-dir "$out" --resume --shard "$1/$shards" "$dumps"
  code=$?
  # 1 and 3 speak of some inputs, as the manifest does: the shard itself is whole.
  [ $code -ne 1 ] && [ $code -ne 3 ] && return $code
  return 0
}
export -f one_shard
seq "$shards" | parallel --env one_shard --env dumps --env out --env shards --env JIXIAO --halt soon,fail=1 one_shard ||
  exit
exec "$JIXIAO" parse --merge-manifests "$out" -o "$out/manifest.jsonl"
