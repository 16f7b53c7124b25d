# Two commands: `make run` and `make test`. Each sets up what it needs; a second time it starts in seconds.
.DEFAULT_GOAL := help
.PHONY: help run test drill check bench translations clean
MAKEFLAGS += --no-print-directory

help: ## This list · هذه القائمة
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: ## Set up and serve on http://127.0.0.1:8000 with a demo · تهيئة وتشغيل مع مؤسسة تجريبية
	@scripts/set-up.sh requirements.lock
	@exec .venv/bin/taswib up --demo

test: ## Set up and pass everything, on SQLite and PostgreSQL · تهيئة وتشغيل كل الاختبارات
	@scripts/set-up.sh requirements-dev.lock
	@scripts/debian-packages.sh
	@scripts/test.sh

drill: ## What is slow or breaks things on purpose · الاختبارات البطيئة والقاسية
	@scripts/set-up.sh requirements-dev.lock
	@.venv/bin/python -m pytest --drill

check: ## Style and types · الأسلوب والأنواع
	@scripts/set-up.sh requirements-dev.lock
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy taswib

bench: ## Measure, each with the peer beside it · القياس، ومع كل رقم نظيره
	@scripts/set-up.sh requirements-dev.lock
	@scripts/debian-packages.sh
	@.venv/bin/python -m benchmarks

translations: ## Compile the Arabic again · ترجمة النصوص العربية من جديد
	@.venv/bin/python scripts/translations.py

clean: ## Remove what was built; var/ (your data) stays · حذف ما بُني، وتبقى بياناتك في var/
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find taswib -name '*.mo' -delete
	find taswib tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
