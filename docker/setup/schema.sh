#!/bin/sh
# Makes both databases, or brings them up to this server's schema. Safe to run again.
set -eu

prepare() {
  temporal-sql-tool --db "$1" create &&
    temporal-sql-tool --db "$1" setup-schema -v 0.0 &&
    temporal-sql-tool --db "$1" update-schema --schema-name "postgresql/v12/$2"
}

tries=0
until prepare temporal temporal && prepare temporal_visibility visibility; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || exit 1
  sleep 2
done
