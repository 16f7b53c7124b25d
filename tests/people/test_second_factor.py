"""Codes of an app, recovery codes, and what of them the database gives away."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from taswib.people.person import Person
from taswib.people.recovery_code import MANY, RecoveryCode, codes_left, new_codes, use_code
from taswib.people.second_factor import SecondFactor, address_of, code_at, new_secret, set_up, step_of, written
from taswib.people.taking_away import take_away
from tests import cast

NOW = datetime(2026, 11, 24, 9, 0, 10, tzinfo=UTC)
RFC_SECRET = b"12345678901234567890"
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    """RFC 6238, appendix B, the last six of its eight digits."""
    assert code_at(RFC_SECRET, datetime.fromtimestamp(second, UTC)) == code


@pytest.mark.pure
@given(secret=st.binary(min_size=20, max_size=20), off=st.integers(-29, 29))
def test_a_phone_whose_clock_is_half_a_minute_off_is_understood(secret: bytes, off: int) -> None:
    assert step_of(secret, code_at(secret, NOW + timedelta(seconds=off)), NOW) is not None


@pytest.mark.pure
@given(typed=st.text(max_size=12))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    step_of(RFC_SECRET, typed, NOW)


@pytest.mark.pure
def test_digits_of_any_script_and_a_blank_between_them_do_no_harm() -> None:
    code = code_at(RFC_SECRET, NOW)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert step_of(RFC_SECRET, f"{arabic[:3]} {arabic[3:]}", NOW) == step_of(RFC_SECRET, code, NOW) is not None


@pytest.mark.pure
def test_the_address_in_the_picture_holds_the_secret_in_base_32() -> None:
    assert written(RFC_SECRET).replace(" ", "") == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    address = address_of(RFC_SECRET, "hala", "نهر الجنوب")
    assert address.startswith("otpauth://totp/") and address.isascii() and "secret=GEZDGNBVGY3TQOJQ" in address


@pytest.mark.pure
def test_the_picture_is_drawn_and_small_however_long_the_names_are() -> None:
    address = address_of(RFC_SECRET, "ه" * 60, "صحيفة: " + "ن" * 190)
    issuer = re.search(r"issuer=([^&]+)$", address)[1]
    assert address.startswith(f"otpauth://totp/{issuer}:") and address.count(":") == 2
    assert segno.make(address, error="m", micro=False).version <= 20


def test_a_code_is_taken_once_and_none_from_before_it(editor: Person) -> None:
    secret = new_secret()
    set_up(editor, secret, 0, now=NOW)
    factor = editor.second_factor
    assert not factor.takes("000000" if code_at(secret, NOW) != "000000" else "000001", NOW)
    assert factor.takes(code_at(secret, NOW), NOW)
    assert not factor.takes(code_at(secret, NOW), NOW)
    assert not factor.takes(code_at(secret, NOW - HALF_A_MINUTE), NOW)
    assert factor.takes(code_at(secret, NOW + HALF_A_MINUTE), NOW + HALF_A_MINUTE)


def test_the_database_alone_makes_no_codes(editor: Person, settings: object) -> None:
    secret = new_secret()
    set_up(editor, secret, 0, now=NOW)
    assert secret not in bytes(SecondFactor.objects.get().locked)
    settings.PEOPLE_KEY = bytes(32)
    assert not SecondFactor.objects.get().takes(code_at(secret, NOW), NOW)


def test_a_recovery_code_is_good_once_however_it_is_written(editor: Person) -> None:
    codes = new_codes(editor)
    assert len(set(codes)) == MANY == codes_left(editor)
    assert use_code(editor, codes[0].lower().replace("-", " "), NOW)
    assert not use_code(editor, codes[0], NOW)
    assert not use_code(editor, "AAAA-AAAA-AAAA-AAAA", NOW)
    assert codes_left(editor) == MANY - 1
    stored = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(one.replace("-", "") in stored for one in codes)


def test_somebody_elses_recovery_code_is_none(editor: Person, second_editor: Person) -> None:
    assert not use_code(second_editor, new_codes(editor)[0], NOW)


def test_what_the_operator_takes_away_is_gone_with_codes_and_sessions(editor: Person) -> None:
    set_up(editor, new_secret(), 0, now=NOW)
    new_codes(editor)
    assert take_away(editor, by=None, now=cast.NOW) and not take_away(editor, by=None, now=cast.NOW)
    assert not RecoveryCode.objects.exists()
