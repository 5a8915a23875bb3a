"""Runs probes on a student's function, many at once, each failed one again in a fresh process."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any, NamedTuple

from netlib.checks.activity import Patience, activity, keeps_busy
from netlib.checks.children import PROCESSORS, Child, Workshop
from netlib.checks.machines import MACHINES
from netlib.checks.other_end import Unmet
from netlib.checks.talk import SLEEPY, Action, Talk
from netlib.events import Event

LOAD_BOUND = 1.2  # seconds of rest or of work for importing the student's file
TOLD_LATER = 0.4  # seconds
LOOK = 0.02  # seconds between two looks
PROBE_BOUND = 20.0  # seconds for one probe; it is silent long before
WORKERS = 6  # processes at a time for one function: most of their time is waiting
HURRY = 0.15  # seconds; then, as long as a processor is free, MORE are added
MORE, MOST_WORKERS = 8, 22
AGAIN = 2  # tries more, if it failed in a used process, or the tutor was late itself
LATE = 0.2  # seconds; a time limit can be as short
FAILURES_ENOUGH = 7  # after so many, no further probe is begun
DIFFERED_ENOUGH = 2  # after so many, each probe gets a process of its own
# None of them makes "id" or "name" with a neighbour.
SYLLABLES = ("ba", "lo", "fi", "ga", "ke", "lu", "mi", "no", "pa", "ri", "su", "ta", "ve", "zo")
LETTERS = ("ë", "ü", "ñ", "ø", "ç", "ž")


Conversation = Callable[[Any], Awaitable[None]]  # with a Talk, or a Scene


class Probe(NamedTuple):
    """One thing to try: its name, what it belongs to, the conversation, and when it is begun."""

    name: str
    group: str
    run: Conversation
    first: bool


class Result(NamedTuple):
    """What came of one probe, and what the child said of itself right after it."""

    probe: str
    passed: bool
    label: str
    kind: str
    got: bytes
    actions: list[Action]
    wire: list[Event]  # what the tutor's own sockets did
    notes: dict[str, Any]
    stacks: list[dict[str, Any]]
    report: dict[str, Any]
    ended: dict[str, Any] | None  # how the function ended, if it did
    vanished: bool  # the process ended without a word
    facts: dict[str, str]
    used_up: bool  # no further probe can use this process
    longest_pause: float  # seconds for which a client of the tutor sent nothing
    sleeps_seen: int  # waits for something, in which the function stood in a sleep()


def was_dropped_late(result: Result) -> bool:
    """Whether the tutor's client found nobody any more, and it had paused before."""
    is_gone = result.kind in ("closed", "reset", "refused")
    has_ended = bool(result.ended) and result.kind == "silent"
    return (is_gone or has_ended) and result.longest_pause > LATE


def probes_of(collection: list[Probe]) -> Callable[..., Callable[[Conversation], Conversation]]:
    """A decorator that adds a probe to a collection, by the function's name."""

    def probe(group: str, first: bool = False) -> Callable[[Conversation], Conversation]:
        def add(run: Conversation) -> Conversation:
            collection.append(Probe(run.__name__, group, run, first))
            return run

        return add

    return probe


async def patiently(child: Child, *kinds: str) -> dict[str, Any] | None:
    """What the child says of these, unless it rests, or works, for too long without a word."""
    patience = Patience(child.pid)
    while not child.has_ended and patience.used() < LOAD_BOUND:
        if said := await child.wait_for(*kinds, seconds=LOOK):
            return said
    return await child.wait_for(*kinds, seconds=0)


def new_facts() -> dict[str, str]:
    """An ID, a name and an unknown command that nobody could have copied from anywhere."""
    chosen = random.SystemRandom()

    def syllables(count: int) -> str:
        return "".join(chosen.choice(SYLLABLES) for _ in range(count))

    first = chosen.choice(SYLLABLES).capitalize() + chosen.choice(LETTERS)
    last = syllables(2).capitalize() + chosen.choice(LETTERS) + syllables(1)
    return {
        "id": f"00{chosen.randrange(10**5, 10**6)}",
        "name": f"{first} {last}",
        "word": "w" + syllables(3),
    }


class Probing:
    """The probes of one function: which were run, and what came of them."""

    def __init__(
        self, workshop: Workshop, job: dict[str, Any], talk: Callable[..., Talk] = Talk
    ) -> None:
        self._workshop, self._job, self._talk = workshop, job, talk
        self._children: list[Child] = []
        self._talks: list[Talk] = []
        self._found_busy = False  # a process worked on, although its probe was over
        self._spins: bool | None = None  # the function never rests, even if no client has come
        self.results: dict[str, Result] = {}
        self.differed: dict[str, Result] = {}  # failed in a used process, passed in a fresh one
        self.problem: dict[str, Any] | None = None  # why the function could not be called

    async def run(self, probes: Iterable[Probe], likely: Collection[Probe] = ()) -> None:
        """Run these probes, and put what came of each into `results`.

        If the function sleeps before it answers, and answers rightly, the `likely` ones are begun
        meanwhile. If one of `probes` fails after all, nothing is kept of them.
        """
        queue, later = (sorted(each, key=lambda each: not each.first) for each in (probes, likely))
        first = list(queue)
        try:
            async with asyncio.TaskGroup() as group:
                working = {group.create_task(self._work(queue)) for _ in queue[:WORKERS]}
                while working:
                    _, working = await asyncio.wait(working, timeout=HURRY)
                    if working and any(t.rested_before_answers > SLEEPY for t in self._talks):
                        queue += later
                        later.clear()
                    if likely and self._one_failed(first):
                        queue.clear()
                        for task in working:
                            task.cancel()
                    if self._goes_on(queue) and len(working) < MOST_WORKERS and self._rest():
                        working |= {group.create_task(self._work(queue)) for _ in queue[:MORE]}
        finally:
            for child in self._children:
                child.kill()
            self._children.clear()
        if self._one_failed(first):
            for each in likely:
                self.results.pop(each.name, None)
                self.differed.pop(each.name, None)

    def _one_failed(self, probes: list[Probe]) -> bool:
        return any(
            each.name in self.results and not self.results[each.name].passed for each in probes
        )

    async def _work(self, queue: list[Probe]) -> None:
        """Take probes from the queue, and use a process as long as it stays well."""
        child: Any = None
        facts: dict[str, str] = {}
        while self._goes_on(queue):
            probe = queue.pop(0)
            is_fresh = child is None or probe.group in MACHINES or await self._is_worn(child)
            if is_fresh:
                if child:
                    child.kill()
                child, facts = await self._new_child(probe)
                if child is None:
                    return
            result = await self._try(probe, child, facts)
            for _ in range(AGAIN):
                was_late = probe.group != "slow" and was_dropped_late(result)
                if result.passed or (is_fresh and not was_late):
                    break
                child.kill()
                child, facts = await self._new_child(probe)
                if child is None:
                    return
                again = await self._try(probe, child, facts)
                if again.passed and not is_fresh:
                    self.differed[probe.name] = result
                result, is_fresh = again, True
            self.results[probe.name] = result
            if not result.passed or result.used_up or probe.group in MACHINES:
                child.kill()
                child = None
        if child:
            child.kill()

    async def _is_worn(self, child: Child) -> bool:
        """Whether a process that served other probes would say less than a fresh one."""
        # Who is busy, although nobody asks, would be slow, too; unless it is so from the start.
        is_busy = await keeps_busy(child.pid)
        self._found_busy |= is_busy
        return (is_busy and not self._spins) or len(self.differed) >= DIFFERED_ENOUGH

    def _rest(self) -> bool:
        """Whether a processor is free: most of the processes wait, perhaps in a sleep()."""
        ready = sum(activity(child.pid).is_ready for child in self._children)
        return ready < PROCESSORS

    def _goes_on(self, queue: list[Probe]) -> bool:
        """Whether there is more to try, and it could say more."""
        failures = sum(not each.passed for each in self.results.values())
        return bool(queue) and not self.problem and failures < FAILURES_ENOUGH

    async def _new_child(self, probe: Probe) -> tuple[Any, dict[str, str]]:
        facts = new_facts()
        arguments = [facts["id"], facts["name"]]
        job = {**self._job, "arguments": arguments, "machine": probe.group}
        child = await self._workshop.start(job)
        self._children.append(child)
        loaded = await patiently(child, "loaded", "not loaded", "no function", "wrong signature")
        ready = None
        if loaded and loaded["kind"] == "loaded":
            ready = await patiently(child, "ready")
        if ready is None:
            stacks = (await child.ask("stacks")).get("threads", [])
            report = await child.ask("report")
            failed = loaded or {"kind": "vanished" if child.has_ended else "hangs"}
            self.problem = {**failed, "stacks": stacks, "report": report}
            child.kill()
            return None, {}
        if self._found_busy and self._spins is None:
            self._spins = await keeps_busy(child.pid)
        child.never_rests = bool(self._spins)
        facts["port"] = str(ready["port"])
        return child, facts

    async def _try(self, probe: Probe, child: Child, facts: dict[str, str]) -> Result:
        talk = self._talk(child, ("127.0.0.1", int(facts["port"])), facts)
        self._talks.append(talk)
        label = kind = ""
        got = b""
        try:
            try:
                async with asyncio.timeout(PROBE_BOUND):
                    await probe.run(talk)
            except Unmet as unmet:
                label, kind, got = unmet.label, unmet.kind, unmet.got
                if kind in ("closed", "reset"):  # an error that closed it is told a little later
                    await child.wait_for_results(len(child.results) + 1, TOLD_LATER)
            except TimeoutError:
                label, kind = "within the time", "silent"
            report = await child.ask("report") if not child.has_ended else {}
            return Result(
                probe.name, not label, label, kind, got, talk.actions, talk.wire, talk.notes,
                talk.stacks, report, talk.ended, child.has_ended and not talk.ended, talk.facts,
                talk.is_used_up(), max((each.longest_pause for each in talk.clients), default=0.0),
                talk.sleeps_seen,
            )  # fmt: skip
        finally:
            talk.close()  # only now: what the function does then is no part of the probe
