"""Proving what a log holds, without trusting who keeps it. Needs nothing of Taswib but this package.

    from taswib.proof import Checkpoint, VerifierKey, verify_consistency, verify_inclusion

Hashes are 32 bytes, SHA-256. The tree is that of RFC 9162 section 2.1; checkpoints are signed notes as C2SP's
`signed-note` and `tlog-checkpoint` describe them.
"""

from taswib.proof.checkpoint import Checkpoint
from taswib.proof.cosignature import Cosigner, WitnessKey
from taswib.proof.merkle import (
    ProofFails,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from taswib.proof.note import BadNote, SigningKey, VerifierKey

__all__ = [
    "BadNote",
    "Checkpoint",
    "Cosigner",
    "ProofFails",
    "SigningKey",
    "VerifierKey",
    "WitnessKey",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "root_of",
    "verify_consistency",
    "verify_inclusion",
]
