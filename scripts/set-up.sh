#!/usr/bin/env bash
# Makes .venv and installs what LOCK names, this package and its translations. Nothing is done twice:
# a stamp in .venv says which lock, which Python and which folder it was made for.
#     scripts/set-up.sh requirements.lock | requirements-postgresql.lock | requirements-dev.lock
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1

fail() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

newest_python() {
    local name
    for name in ${PYTHON:-} python3.11 python3 python3.13 python3.12; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail 'Python 3.11 or newer was not found. Install it: apt-get install python3 python3-venv' \
        'لم يُعثر على بايثون 3.11 أو أحدث. يُثبَّت هكذا: apt-get install python3 python3-venv'
}

make_venv() {
    local python
    python=$(newest_python)
    rm -rf .venv
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null || ! "$python" -m venv .venv; then
        rm -rf .venv
        fail "$python can't make a virtual environment. Install the Debian package and run this again: apt-get install python3-venv" \
            'تعذّر إنشاء البيئة الافتراضية. تُثبَّت الحزمة ثم يُعاد الأمر: apt-get install python3-venv'
    fi
}

with_uv() {
    command -v uv >/dev/null || return 1
    UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
}

with_pip() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r "$lock"
}

install() {
    echo "Installing what $lock names (about a minute, once) · تثبيت الحزم المطلوبة (نحو دقيقة، مرة واحدة)"
    with_uv || with_pip || fail \
        "The packages of $lock could not be installed: see the lines above. Without a network, put the wheels in a folder and set PIP_FIND_LINKS and PIP_NO_INDEX=1." \
        'تعذّر تثبيت الحزم: السبب في السطور أعلاه. من دون شبكة توضع الحزم في مجلد ويُضبط PIP_FIND_LINKS وPIP_NO_INDEX=1.'
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e . ||
        fail 'This folder could not be installed into .venv: see the lines above.' 'تعذّر تثبيت هذا المجلد في ‎.venv: السبب في السطور أعلاه.'
}

# What the installation depends on: the lock, the package's metadata, the interpreter, and where the folder stands.
wanted=$(cat "$lock" pyproject.toml | sha256sum | cut -c1-64)" $PWD"
stamp=.venv/installed-${lock%.lock}
.venv/bin/python -c '' 2>/dev/null || make_venv
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    install
    printf '%s\n' "$wanted" >"$stamp"
    if [ "$lock" = requirements-dev.lock ]; then
        # The development lock holds all of the other one.
        echo "$(cat requirements.lock pyproject.toml | sha256sum | cut -c1-64) $PWD" >.venv/installed-requirements
    fi
fi
.venv/bin/python scripts/translations.py
