#!/usr/bin/env bash
# The Debian packages that the tests and benchmarks need beside Python: installed where that is possible; named
# where it is not, and then the tests that need them skip and say so. Under CI=true a missing one is an error.
set -euo pipefail
needed=(chromium fonts-noto-core postgresql wrk gettext libfribidi0 dovecot-imapd
    wordpress mariadb-server php-cli php-mysql php-xml php-mbstring php-curl php-gd php-intl)

missing() {
    local name
    for name in "${needed[@]}"; do
        dpkg-query -W -f='${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$name"
    done
}

install_them() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
    echo "Installing Debian packages: $1· تثبيت حزم دبيان"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # one word a package
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $1; } </dev/null >/dev/null || true
}

names=$(missing)
[ -n "$names" ] || exit 0
install_them "$names"
names=$(missing)
[ -n "$names" ] || exit 0
printf '%s\n' "Missing Debian packages: $names" \
    "The tests that need them will be skipped. To run them, as root: apt-get install $names" \
    "حزم دبيان ناقصة: ستُتجاوز الاختبارات التي تحتاج إليها. لتشغيلها، بصلاحيات الجذر: apt-get install $names" >&2
[ "${CI:-}" != true ]
