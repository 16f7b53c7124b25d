"""The command as people at a terminal meet it: help, complaints and exit codes, in Arabic and English."""

from pathlib import Path

import pytest
from django.conf import settings

from taswib.desk.key_holder import KeyHolder
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site import installation
from taswib.site.command import COMMANDS, main
from taswib.site.demonstration import Held, held, receipts_file
from tests import cast
from tests.site.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    home = tmp_path / "home"
    home.mkdir()
    return Terminal(tmp_path / "data", home)


@pytest.fixture
def taswib(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs the command in this process: its exit code and what it said and complained of."""
    monkeypatch.setenv("TASWIB_DATA", str(settings.DATA))

    def run(*words: str, lang: str = "en") -> tuple[int, str, str]:
        code = main(["--lang", lang, *words])
        return code, *capsys.readouterr()

    return run


@pytest.mark.pure
def test_asking_for_help_names_every_command_in_both_languages_and_leaves_nothing_behind(terminal: Terminal) -> None:
    code, said, complained = terminal.type("--help")
    assert (code, complained) == (0, "")
    assert all(f"  {name} " in said for name in COMMANDS)
    assert "إدخال مقالات" in said
    assert "Usage:" in said
    assert not terminal.data.exists()
    assert list(terminal.home.iterdir()) == []


@pytest.mark.pure
def test_help_speaks_the_language_of_the_terminal(terminal: Terminal) -> None:
    terminal.locale = "ar_SY.UTF-8"
    assert "الاستعمال:" in terminal.type("ingest", "--help")[1]


@pytest.mark.pure
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_the_language_asked_for(taswib, name: str) -> None:
    assert "Usage: taswib " + name in taswib(name, "--help")[1]
    assert "الاستعمال: taswib " + name in taswib(name, "--help", lang="ar")[1]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("publish",),
        ("ingest",),
        ("ingest", "--frob"),
        ("ingest", "a.txt", "b.txt", "--address", "https://nahr.example/a"),
        ("ingest", ".", "--address", "https://nahr.example/a"),
        ("person", "dance"),
        ("person", "add", "hala hala", "--role", "editor", "--name-ar", "هالة"),
        ("person", "add", "hala", "--name-ar", "هالة"),
        ("newsroom", "--time-zone", "Middle/Earth"),
        ("newsroom", "--home", "javascript:alert(1)"),
        ("up", "--port", "many"),
    ],
)
def test_a_line_that_cannot_be_read_is_explained(taswib, db: None, monkeypatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("TASWIB_PORT", "8000")
    code, said, complained = taswib(*words)
    assert code == 2
    assert said + complained
    assert not Newsroom.objects.exists()


@pytest.mark.pure
def test_a_data_folder_that_cannot_be_used_is_named_in_both_languages(taswib, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "data"
    file.write_text("a file, not a folder")
    code, _, complained = taswib("migrate", "--data", str(file))
    assert code == 1
    assert str(file) in complained
    assert "--data" in complained
    assert "تعذّر" in complained


@pytest.mark.pure
def test_a_variable_that_cannot_be_read_is_named(taswib, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASWIB_WORKERS", "eighty")
    code, _, complained = taswib("check")
    assert code == 2
    assert "TASWIB_WORKERS='eighty'" in complained


@pytest.mark.pure
def test_a_database_that_cannot_be_reached_is_no_traceback(terminal: Terminal) -> None:
    code, _, complained = terminal.type("migrate", TASWIB_DATABASE="postgres:///none?host=/nowhere")
    assert code == 1
    assert "Traceback" not in complained
    assert "taswib check" in complained


def test_check_says_that_all_is_there(taswib, db: None) -> None:
    code, said, _ = taswib("check")
    assert code == 0, said
    assert "✗" not in said
    assert "Database durable · قاعدة البيانات" in said


def test_check_says_what_is_missing_and_what_to_do(taswib, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "pending", lambda: ["desk.0002_more"])
    code, said, _ = taswib("check")
    assert code == 1
    assert "✗ Database of this version · قاعدة البيانات على هذا الإصدار: desk.0002_more" in said
    assert "taswib migrate" in said


def test_check_sees_secrets_that_others_may_read(taswib, db: None) -> None:
    for name in ("receipt", "ledger", "people"):
        key = Path(settings.DATA, "secrets", f"{name}.key")
        key.chmod(0o644)
        try:
            assert "chmod 600" in taswib("check")[1]
        finally:
            key.chmod(0o600)


def test_check_warns_where_all_visitors_would_come_from_the_proxy(taswib, db: None, settings: object) -> None:
    settings.SESSION_COOKIE_SECURE, settings.PROXIES = True, 0
    code, said, _ = taswib("check")
    assert code == 0 and "TASWIB_PROXIES=1" in said
    settings.PROXIES = 1
    assert "TASWIB_PROXIES" not in taswib("check")[1]


def test_a_database_of_a_newer_version_is_left_alone(taswib, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "unknown", lambda: ["desk.0099_later"])
    code, _, complained = taswib("migrate")
    assert code == 1
    assert "desk.0099_later" in complained


def test_a_weak_database_is_not_started_on(taswib, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASWIB_PORT", "8000")
    monkeypatch.setattr(installation, "weakness", lambda _: "synchronous is 1, below FULL (2)")
    monkeypatch.setattr("taswib.site.commands.up.refuse_taken_port", lambda _: None)
    code, said, complained = taswib("up")
    assert (code, said) == (1, "")
    assert "synchronous is 1" in complained


def test_a_newsroom_is_named_and_shown(taswib, db: None) -> None:
    assert taswib("newsroom", "--name-ar", "نهر", "--name-en", "Nahr", "--time-zone", "Asia/Beirut")[0] == 0
    assert "Asia/Beirut" in taswib("newsroom")[1]
    assert Newsroom.objects.get().name_ar == "نهر"


ANOTHER = "شتاء طويل على الجسر"
HIRE = ("person", "add", "hala", "--role", "editor", "--role", "standards", "--name-ar", "هالة مراد")


def test_a_person_is_added_once_and_listed(taswib, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASWIB_PASSWORD", "a long enough password")
    assert [taswib(*HIRE)[0], taswib(*HIRE)[0]] == [0, 1]
    assert taswib("person", "list")[1].split() == ["hala", "editor,", "standards", "هالة", "مراد"]
    assert Person.objects.get().check_password("a long enough password")


def test_somebody_who_belongs_to_another_newsroom_gets_a_key_with_another_password(
    taswib, newsroom: Newsroom, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Newsroom.objects.create(slug="sahl", name_ar="سهل", host="sahl.example")
    farida = Person.objects.join("farida", cast.PASSWORD, name_ar="فريدة زين")
    Membership.objects.create(newsroom=other, person=farida, role=Role.EDITOR)
    cast.keyring(farida)
    monkeypatch.setenv("TASWIB_PASSWORD", ANOTHER)
    assert taswib("person", "password", "farida")[0] == 0
    holder = KeyHolder.objects.get(person=farida)
    assert holder.unlocked(ANOTHER) and not holder.unlocked(cast.PASSWORD)


@pytest.mark.parametrize("password", ["", "short"])
def test_without_a_good_password_nobody_is_added(taswib, db: None, monkeypatch, password: str) -> None:
    monkeypatch.setenv("TASWIB_PASSWORD", password)
    code, _, complained = taswib(*HIRE)
    assert code == 1
    assert complained
    assert not Person.objects.exists()


def test_the_demo_is_loaded_once(taswib, db: None) -> None:
    assert taswib("demo")[0] == 0
    assert held() is Held.DEMO
    assert receipts_file().stat().st_mode & 0o777 == 0o600
    written = receipts_file().read_text()
    assert taswib("demo")[0] == 0
    assert receipts_file().read_text() == written


def test_the_demo_is_never_loaded_into_a_newsroom(taswib, newsroom: Newsroom) -> None:
    code, _, complained = taswib("demo")
    assert code == 1
    assert "--data" in complained
    assert list(Newsroom.objects.all()) == [newsroom]
