"""Garbage is collected in the window's thread only."""

import gc

from studio.desktop.collecting import Collector


class Knot:
    def __init__(self):
        self.me = self


def test_the_collector_frees_cycles_without_pythons_own_collection(qapp):
    collector = Collector(qapp)
    assert not gc.isenabled()
    before = sum(isinstance(one, Knot) for one in gc.get_objects())
    for _ in range(2 * gc.get_threshold()[0]):
        Knot()
    collector.check()
    assert sum(isinstance(one, Knot) for one in gc.get_objects()) == before
    collector.deleteLater()
