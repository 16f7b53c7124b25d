"""Signatures: what ours makes httpsig verifies, what httpsig makes ours verifies, and nothing that was altered passes."""

from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from Crypto.PublicKey import ECC, RSA
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from httpsig import HeaderSigner, HeaderVerifier
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from taswib.fediverse.signature import SKEW, BadSignature, digest, read_signature, signed_headers, verify
from tests import cast
from tests.fediverse.remote_server import KEY, OTHER, SIGNED

pytestmark = pytest.mark.pure

PRIVATE = load_pem_private_key(KEY.export_key(), None)
PEM, PUBLIC = KEY.export_key().decode(), KEY.publickey().export_key().decode()
BODY = b"{}"
PATHS = st.from_regex(r"/[a-z0-9/._~-]{0,20}(\?[a-z]=[0-9]{1,3})?", fullmatch=True)


def theirs(path: str, body: bytes, now: datetime = cast.NOW) -> dict[str, str]:
    headers = {"host": "here.example", "date": format_datetime(now, usegmt=True), "digest": digest(body)}
    signer = HeaderSigner("https://a.example/u#k", PEM, "rsa-sha256", SIGNED, "signature")
    return {name.lower(): value for name, value in signer.sign(headers, method="POST", path=path).items()}


@given(path=PATHS, body=st.binary(max_size=200))
@settings(max_examples=5)
def test_what_ours_makes_theirs_verifies(path: str, body: bytes) -> None:
    headers = signed_headers(PRIVATE, "https://us.example/actor#main-key", path, "a.example:8443", body, cast.NOW)
    told = headers | {"Host": "a.example:8443"}
    needed = [*SIGNED, "content-type"]
    assert HeaderVerifier(told, PUBLIC, needed, "POST", path, sign_header="signature").verify()
    assert not HeaderVerifier(told, PUBLIC, needed, "POST", path + "x", sign_header="signature").verify()


@given(path=PATHS, body=st.binary(max_size=200))
@settings(max_examples=5)
def test_what_theirs_makes_ours_verifies(path: str, body: bytes) -> None:
    signed = read_signature("POST", path, theirs(path, body), body, cast.NOW)
    verify(signed, PUBLIC)
    with pytest.raises(BadSignature):
        verify(signed, OTHER.publickey().export_key().decode())


@pytest.fixture(scope="module")
def inbox() -> dict[str, str]:
    """The headers of one request, signed once."""
    return theirs("/inbox", BODY)


@given(name=st.sampled_from(["host", "date", "digest"]), at=st.integers(0, 60), letter=st.integers(33, 126))
@settings(max_examples=40)
def test_a_letter_changed_in_what_is_signed_is_found(inbox: dict[str, str], name: str, at: int, letter: int) -> None:
    headers = dict(inbox)
    whole = headers[name]
    at %= len(whole)
    headers[name] = whole[:at] + chr(letter) + whole[at + 1 :]
    assume(headers[name] != whole)
    with pytest.raises(BadSignature):
        verify(read_signature("POST", "/inbox", headers, BODY, cast.NOW), PUBLIC)


@given(at=st.integers(0, 255), bit=st.integers(0, 7))
@settings(max_examples=40)
def test_a_bit_changed_in_the_signature_is_found(inbox: dict[str, str], at: int, bit: int) -> None:
    signed = read_signature("POST", "/inbox", inbox, BODY, cast.NOW)
    raw = bytearray(b64decode(signed.signature))
    raw[at] ^= 1 << bit
    with pytest.raises(BadSignature):
        verify(replace(signed, signature=b64encode(bytes(raw)).decode()), PUBLIC)


@pytest.mark.parametrize("off", [SKEW + timedelta(seconds=1), -SKEW - timedelta(seconds=1)])
def test_a_clock_that_is_too_far_off_is_refused(inbox: dict[str, str], off: timedelta) -> None:
    with pytest.raises(BadSignature, match="date"):
        read_signature("POST", "/inbox", inbox, BODY, cast.NOW + off)


def test_a_short_or_another_kind_of_key_proves_nothing(inbox: dict[str, str]) -> None:
    signed = read_signature("POST", "/inbox", inbox, BODY, cast.NOW)
    short = RSA.generate(1024).publickey().export_key().decode()
    other = ECC.generate(curve="ed25519").public_key().export_key(format="PEM")
    for pem in (short, other, "", "-----BEGIN PUBLIC KEY-----"):
        with pytest.raises(BadSignature):
            verify(signed, pem)
