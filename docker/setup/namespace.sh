#!/bin/sh
# Makes the namespace and the search attributes of runs. Safe to run again.
set -eu

again() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || exit 1
    sleep 2
  done
}

namespace() {
  temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d
}

attribute() {
  temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"
}

again namespace
# A new namespace is unknown to this command for about a second.
for name in Phase Dataset Model Trainer Mode RequestedBy; do
  again attribute "Trainmaster$name" Keyword
done
again attribute TrainmasterStep Int
again attribute TrainmasterLoss Double
