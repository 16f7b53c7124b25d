"""The Merkle tree of RFC 9162, section 2.1: roots, proofs, and their verification.

A tree is its leaf hashes in order. Proofs are lists of hashes, nearest to the leaves first.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from hmac import compare_digest

SIZE = 32  # bytes of a hash

Hashes = Sequence[bytes]


class ProofFails(Exception):
    """What was claimed does not follow from the proof; the message says where it breaks."""


class OtherBeginning(ProofFails):
    """The proof leads to the newer root, and from another older one: whoever signed both roots signed two histories."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry. A prefix tells leaves from nodes, so that no node can be passed off as an entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root_of(leaves: Hashes) -> bytes:
    """The root of the tree of these leaf hashes; of no leaves, the hash of nothing."""
    level = list(leaves)
    if not level:
        return sha256().digest()
    while len(level) > 1:
        paired = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def inclusion_proof(leaves: Hashes, index: int) -> list[bytes]:
    """That leaf `index` (from 0) is in the tree of `leaves`. Raises IndexError where there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"there is no entry {index} among {len(leaves)}")
    return proof_of_inclusion(index, len(leaves), lambda first, end: root_of(leaves[first:end]))


def consistency_proof(leaves: Hashes, older: int) -> list[bytes]:
    """That the tree of the first `older` leaves is the beginning of the tree of all. Raises IndexError."""
    if not 0 <= older <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} entries had never {older}")
    return proof_of_consistency(older, len(leaves), lambda first, end: root_of(leaves[first:end]))


def proof_of_inclusion(index: int, size: int, root: Callable[[int, int], bytes]) -> list[bytes]:
    """As `inclusion_proof`, asking `root(first, end)` for the root of a range of leaves."""
    first, end, path = 0, size, []
    while end - first > 1:
        middle = first + _half(end - first)
        if index < middle:
            path.append(root(middle, end))
            end = middle
        else:
            path.append(root(first, middle))
            first = middle
    return path[::-1]


def proof_of_consistency(older: int, size: int, root: Callable[[int, int], bytes]) -> list[bytes]:
    """As `consistency_proof`, asking `root(first, end)` for the root of a range of leaves."""
    if older in (0, size):
        return []
    first, end, path = 0, size, []
    while older != end:
        middle = first + _half(end - first)
        if older <= middle:
            path.append(root(middle, end))
            end = middle
        else:
            path.append(root(first, middle))
            first = middle
    if first:  # the older tree's last piece is not the whole of it, so its hash is not known from the root
        path.append(root(first, end))
    return path[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Hashes, root: bytes) -> None:
    """Raises ProofFails unless the entry with this leaf hash is number `index` of the `size` under `root`."""
    _check_hashes([leaf, *proof])
    if not 0 <= index < size:
        raise ProofFails(f"there is no entry {index} in a log of {size}")
    found, left = _climb(leaf, index, size - 1, proof)
    if left:
        raise ProofFails("the proof is too short")
    if not compare_digest(found, root):
        raise ProofFails("the entry does not lead to the log's root")


def verify_consistency(older: int, newer: int, proof: Hashes, older_root: bytes, newer_root: bytes) -> None:
    """Raises ProofFails unless the log of `newer` entries begins with the log of `older`, each with its root."""
    if older == 0:
        raise ProofFails("an empty log is the beginning of any; there is nothing to verify")
    verify_subtree(0, older, newer, proof, older_root, newer_root)


def verify_subtree(first: int, end: int, size: int, proof: Hashes, part: bytes, root: bytes) -> None:
    """Raises ProofFails unless `part` is the root of the leaves from `first` to before `end` of the tree under `root`.

    For `first` 0 this is RFC 9162's proof of consistency. Other ranges must begin at a multiple of the smallest power of
    two that holds them, as in the draft on Merkle tree certificates, whose algorithm this is.
    """
    _check_hashes(proof)
    if first == end <= size and not proof and compare_digest(part, root_of([])):
        return
    if not is_subtree(first, end) or end > size:
        raise ProofFails(f"the entries from {first} to before {end} are no part of a log of {size}")
    low, high, top = _start(first, end, size)
    rest = list(proof)
    if low == high:
        below = above = part
    elif rest:
        below = above = rest.pop(0)
    else:
        raise ProofFails("the proof is too short")
    below, above, top = _join(below, above, (low, high, top), rest)
    if top:
        raise ProofFails("the proof is too short")
    if not compare_digest(below, part):
        fails = OtherBeginning if compare_digest(above, root) else ProofFails
        raise fails("the proof does not lead to the older root")
    if not compare_digest(above, root):
        raise ProofFails("the older log is not the beginning of the newer one")


def is_subtree(first: int, end: int) -> bool:
    """Whether these leaves are a subtree of their own in every larger tree."""
    return 0 <= first < end and first % (1 << (end - first - 1).bit_length()) == 0


def _half(size: int) -> int:
    """The largest power of two below `size`, which is at least 2."""
    return 1 << (size - 1).bit_length() - 1


def _climb(found: bytes, index: int, top: int, proof: Hashes) -> tuple[bytes, int]:
    for one in proof:
        if top == 0:
            raise ProofFails("the proof is too long")
        if index & 1 or index == top:
            found = node_hash(one, found)
            while not index & 1 and index:
                index, top = index >> 1, top >> 1
        else:
            found = node_hash(found, one)
        index, top = index >> 1, top >> 1
    return found, top


def _start(first: int, end: int, size: int) -> tuple[int, int, int]:
    low, high, top = first, end - 1, size - 1
    while low != high and (high == top or high & 1):
        low, high, top = low >> 1, high >> 1, top >> 1
    return low, high, top


def _join(below: bytes, above: bytes, place: tuple[int, int, int], proof: Hashes) -> tuple[bytes, bytes, int]:
    low, high, top = place
    for one in proof:
        if top == 0:
            raise ProofFails("the proof is too long")
        if high & 1 or high == top:
            if low < high:
                below = node_hash(one, below)
            above = node_hash(one, above)
            while not high & 1 and high:
                low, high, top = low >> 1, high >> 1, top >> 1
        else:
            above = node_hash(above, one)
        low, high, top = low >> 1, high >> 1, top >> 1
    return below, above, top


def _check_hashes(hashes: Hashes) -> None:
    if any(len(one) != SIZE for one in hashes):
        raise ProofFails(f"a hash of the proof is not {SIZE} bytes long")
