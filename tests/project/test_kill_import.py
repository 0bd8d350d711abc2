"""A program killed while it imports leaves the whole script or none of it."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from studio.project.store import Store

CHILD = """
import sys
from pathlib import Path
from studio.project.store import Store
from studio.script.formats import read_text
from studio.workflow import script_import
store = Store.open(Path(sys.argv[1]))
done = int(sys.argv[2])
print("ready", flush=True)
while True:
    first = done * 20 + 1
    text = "".join(
        f"第{n}集\\n{n}-1 日 内 大厅\\n人物：林晚\\n道具：账本\\n" + "林晚：台词。\\n△走。\\n" * 15
        for n in range(first, first + 20)
    )
    script_import.commit(store, read_text(text, "part.txt"), "part.txt")
    done += 1
    print(done, flush=True)
"""


@pytest.mark.timeout(600)
def test_an_import_is_there_whole_or_not_at_all_when_the_program_is_killed(store):
    store.close()
    chance = random.Random(78)
    told = 0
    for _ in range(max(5, int(os.environ.get("NINESIXTEEN_KILLS", "20")) // 3)):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(store.path), str(told)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.4)
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read().split()
        child.wait()
        child.stdout.close()
        told = check(store.path, int(said[-1]) if said else told)


def check(path, told):
    with Store.open(path) as store:
        assert store.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        episodes = len(store.query("SELECT 1 FROM episode"))
        imports = len(store.query("SELECT 1 FROM script_source"))
        assert episodes == imports * 20
        assert told <= imports <= told + 1
        assert len(store.query("SELECT 1 FROM line WHERE kind = 'dialogue'")) == episodes * 15
    half = [p.name for p in path.parent.glob("*-snapshots/*.studio")]
    for name in half:
        Store.open(path.with_name(f"{path.name}-snapshots") / name, read_only=True).close()
    return imports
