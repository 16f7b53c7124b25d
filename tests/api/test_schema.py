"""The API keeps what its description promises: Schemathesis asks it with what it says that it takes, and what it does not.

One check is left out for what is put in: the gate for text refuses what no schema can say (words without a letter, a day in
the future). That it refuses with a problem, and never breaks, is checked there too.
"""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from taswib.site.wsgi import application
from tests.api.scene import set_api_scene

OPERATIONS = 17


@pytest.fixture
def promised(db: None) -> Iterator[tuple[BaseSchema, str]]:
    """What the API promises, and a key to it. No request may close the connection on which the test has its transaction."""
    _scene, key = set_api_scene()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application), key
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def asked(promised: tuple[BaseSchema, str], examples: int) -> int:
    """Ask each operation in as many ways as there are examples, half of them wrong; how many operations there are."""
    schema, key = promised
    count = 0
    for found in schema.get_all_operations():
        operation, count = found.ok(), count + 1
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            # An operation that takes nothing can't be asked wrongly.
            with suppress(Unsatisfiable) if mode is GenerationMode.NEGATIVE else nullcontext():
                _ask(operation.as_strategy(generation_mode=mode), key, examples // 2)
    return count


def _ask(cases: Any, key: str, examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(cases)
    def each(case: schemathesis.Case) -> None:
        with transaction.atomic():
            excluded = [positive_data_acceptance] if case.method in ("PUT", "POST") else []
            case.call_and_validate(headers=headers, excluded_checks=excluded)
            transaction.set_rollback(True)

    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
    with override_settings(API_RATE=10_000_000):
        each()


def test_every_operation_keeps_what_the_description_promises(promised: tuple[BaseSchema, str]) -> None:
    assert asked(promised, 2) == OPERATIONS


@pytest.mark.drill
def test_every_operation_keeps_it_however_it_is_asked(promised: tuple[BaseSchema, str]) -> None:
    assert asked(promised, 400) == OPERATIONS
