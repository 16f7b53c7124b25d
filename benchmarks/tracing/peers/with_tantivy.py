"""tantivy's BM25 over passages: run in its own environment, `with_tantivy.py FOLDER`; reads and writes JSON there."""

import json
import sys
import time
from pathlib import Path

import tantivy

MOST = 30


def main(folder: Path) -> None:
    passages = json.loads((folder / "passages.json").read_text())
    queries = json.loads((folder / "queries.json").read_text())
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="freq")
    (folder / "tantivy").mkdir(exist_ok=True)
    index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
    began = time.process_time()
    writer = index.writer(num_threads=1)
    for number, words in enumerate(passages):
        writer.add_document(tantivy.Document(number=number, words=words))
    writer.commit()
    writer.wait_merging_threads()
    built = time.process_time() - began
    index.reload()
    searcher = index.searcher()
    found, times = [], []
    for words in queries:
        started = time.process_time()
        query = index.parse_query(" ".join(words.split()), ["words"])
        hits = searcher.search(query, MOST).hits
        numbers = [searcher.doc(address)["number"][0] for _, address in hits]
        times.append(time.process_time() - started)
        found.append(numbers)
    size = sum(path.stat().st_size for path in (folder / "tantivy").rglob("*") if path.is_file())
    told = {"built": built, "size": size, "found": found, "times": times}
    (folder / "tantivy.json").write_text(json.dumps(told))


main(Path(sys.argv[1]))
