"""The people and bodies of an article: by what names they go, and with what titles and words they are described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from analysis.parsed import ParsedSentence
from analysis.sourcing.descriptions import (
    describe,
    find_appositions,
    is_bodys_noun,
    is_topic,
    owns_something,
    pronoun_of,
)
from analysis.sourcing.names import (
    find_name_runs,
    has_title,
    honorific,
    is_date,
    is_firm,
    is_headline,
    is_human,
    is_outlet,
    kind_of_name,
    read_business_nouns,
    read_last_words,
    read_metonyms,
    read_outlets,
    read_private_nouns,
    read_types,
    says_in_headline,
    strip_titles,
    words_of,
)
from analysis.sourcing.person import Person


class Cast:
    """The people of an article, for resolving who a source is.

    Parameters
    ----------
    sentences
        The parsed sentences of the story.
    speaking
        Where in the text the heads of the sources stand.
    """

    def __init__(self, sentences: list[ParsedSentence], speaking: Iterable[int] = ()) -> None:
        self._sentences = sentences
        self._speaking = frozenset(speaking)
        self._runs: dict[int, list[list[int]]] = {}
        self._names: dict[str, Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._met: dict[int, Person] = {}
        self._titled: set[str] = set()
        self._called: dict[str, set[str]] = {}
        self._firms: dict[str, str] = {}
        self._bodies: set[str] = set()
        self._body = ""
        self._firms_at: set[int] = set()
        self._first: dict[str, int] = {}
        self._people: frozenset[str] = frozenset()
        self._meet_all()

    def runs_of(self, parsed: ParsedSentence) -> list[list[int]]:
        """The names of a sentence, as runs of tokens."""
        start = parsed.starts[0] if parsed.starts else -1
        if start not in self._runs:
            self._runs[start] = find_name_runs(parsed)
        return self._runs[start]

    def run_at(self, parsed: ParsedSentence, token: int) -> list[int] | None:
        """The name that a token belongs to."""
        return next((run for run in self.runs_of(parsed) if token in run), None)

    def _meet_all(self) -> None:
        """Learn the full names first, then whom the single ones mean where they stand."""
        self._firms_at.clear()
        told = [parsed for parsed in self._sentences if not is_headline(parsed)]
        self._titled = {
            parsed.words[run[-1]].lower()
            for parsed in told
            for run in self.runs_of(parsed)
            if has_title(words_of(parsed, run))
        }
        self._people = frozenset(self._find_called_people(told))
        self._bodies.update(self._find_called_bodies(told))
        self._firms = {
            words[0].lower(): " ".join(words)
            for parsed in reversed(told)
            for run in self.runs_of(parsed)
            if is_firm(words := words_of(parsed, run)) or " ".join(words) in self._bodies
        }
        single = []
        named = [
            (parsed, run, strip_titles(words_of(parsed, run), opens_sentence=run[0] == 0))
            for parsed in told
            for run in self.runs_of(parsed)
        ]
        surnames = {bare[-1] for _, _, bare in named if len(bare) > 1 and not says_in_headline(bare[0])}
        for parsed, run, bare in named:
            self._first.setdefault(" ".join(words_of(parsed, run)), parsed.starts[run[0]])
            if not bare or self._is_body(parsed, run, bare):
                self._call(parsed, run)
            elif len(bare) == 1:
                single.append((parsed, run, bare))
            elif not says_in_headline(bare[0]) or bare[-1] not in surnames:
                self._introduce(parsed, run, bare)  # no title within a sentence: "... Who Endorse Trump"
        for person in self._names.values():
            person.mentioned = person.sentence = -1
        self._follow(single)

    def _find_called_bodies(self, told: list[ParsedSentence]) -> Iterator[str]:
        """Names of two words or more beside which stands what kind of body they are: "Civic Future, a think tank"."""
        for parsed in told:
            for run in self.runs_of(parsed):
                if len(run) > 1 and any(
                    is_bodys_noun(parsed, noun) for noun in find_appositions(parsed, run)
                ):
                    yield " ".join(words_of(parsed, run))

    def _follow(self, single: list[tuple[ParsedSentence, list[int], list[str]]]) -> None:
        """Give each single name to the bearer mentioned last before it."""
        waiting = {parsed.starts[run[0]]: (parsed, run, bare) for parsed, run, bare in single}
        sentence_of = {
            parsed.starts[run[0]]: parsed.starts[0]
            for parsed in self._sentences
            for run in self.runs_of(parsed)
        }
        for start in sorted({*waiting, *self._met}):
            if start not in waiting:
                self._met[start].mentioned = start
                self._met[start].sentence = sentence_of[start]
                continue
            parsed, run, bare = waiting[start]
            is_somebodys = any(is_human(parsed, noun) for noun in find_appositions(parsed, run))
            bearers = self._bearers(bare)
            if bearers and len(run) == 1 and self._stands_for_firm(bare[0], start, bearers):
                self._firms_at.add(start)
                self._call(parsed, run)
            elif len(run) > 1 or is_somebodys or bearers:
                self._introduce(parsed, run, bare)
            else:
                self._call(parsed, run)

    def _stands_for_firm(self, word: str, start: int, bearers: list[Person]) -> bool:
        """Whether a firm of that name was named before a word, and nobody of that name was."""
        firm = self._firms.get(word.lower(), "")
        return start > self._first.get(firm, start) and all(person.mentioned < 0 for person in bearers)

    def _is_body(self, parsed: ParsedSentence, run: list[int], bare: list[str]) -> bool:
        """Whether the name is a place's or an institution's: "the White House", "South Korea", "Marsh Lane"."""
        if len(bare) < len(run) and len(bare) > 1 and has_title(words_of(parsed, run)):
            return False
        kind = kind_of_name(bare)
        if kind == "organisation" or is_date(bare):
            return len(bare) == 1 or bare[-1].lower() not in self._titled
        if kind == "place" and len(bare) > 1:
            return bare[-1].lower() not in self._titled and " ".join(bare) not in self._people
        is_firms = len(run) == 1 and bare[0].lower() in self._firms and owns_something(parsed, run)
        if is_firms or " ".join(bare) in self._bodies:
            return True
        before = parsed.words[run[0] - 1].lower() if run[0] else ""
        return before == "the" and len(bare) == len(run) and parsed.heads[run[0] - 1] in run

    def _call(self, parsed: ParsedSentence, run: list[int]) -> None:
        """Learn what a body may be called: the nouns of its name and beside it, and "" where it owns something."""
        words = words_of(parsed, run)
        called = self._called.setdefault(" ".join(words), set())
        called.update(word.lower() for word in words if read_types().get(word.lower()) == "institution")
        called.update(word for word in describe(parsed, run) if read_types().get(word) == "institution")
        if kind_of_name(words) is None and not is_date(words) and owns_something(parsed, run):
            called.add("")
        if is_topic(parsed, run):
            self._body = " ".join(words)

    def _find_called_people(self, told: list[ParsedSentence]) -> Iterator[str]:
        """Names of those who speak, or beside whom stands what they do, were they a place's by their last word."""
        for parsed in told:
            for run in self.runs_of(parsed):
                speaks = not self._speaking.isdisjoint(parsed.starts[index] for index in run)
                if speaks or any(is_human(parsed, noun) for noun in find_appositions(parsed, run)):
                    yield " ".join(strip_titles(words_of(parsed, run), opens_sentence=run[0] == 0))

    def _introduce(self, parsed: ParsedSentence, run: list[int], bare: list[str]) -> None:
        start = parsed.starts[run[0]]
        address = honorific(words_of(parsed, run))
        speaks = not self._speaking.isdisjoint(parsed.starts[index] for index in run)
        person = self._find(bare, address, speaks)
        if person is None:
            is_one_of_several = len(bare) == 1 and bool(self._bearers(bare))
            person = Person(" ".join([address.capitalize(), *bare] if is_one_of_several else bare), bare)
            self._names[person.name] = person
            self._by_last.setdefault(bare[-1].lower(), []).append(person)
            if len(bare) > 1:
                self._by_first.setdefault(bare[0].lower(), []).append(person)
        self._met[start] = person
        person.mentioned, person.sentence = start, parsed.starts[0]
        for word in describe(parsed, run):
            if word.startswith("its ") and self._body and self.is_private(self._body):
                word = word.replace("its", "company", 1)
            person.description[word] += 1

    def _bearers(self, bare: list[str]) -> list[Person]:
        """Whom a name can mean: a full name its bearer, a single one those who bear it as their last or first."""
        if person := self._names.get(" ".join(bare)):
            return [person]
        named = self._by_last.get(bare[-1].lower(), [])
        if len(bare) > 1:
            return [person for person in named if person.is_also(bare)][:1]
        if named or bare[0] in read_metonyms() or bare[0].lower() in read_types():
            return named
        return self._by_first.get(bare[0].lower(), [])

    def _find(self, bare: list[str], address: str = "", speaks: bool = True) -> Person | None:
        """The bearer mentioned last who may be so addressed; None where two of one sentence may.

        Whom a story tells of by the surname alone is no one whom it introduced as somebody's daughter or husband.
        """
        bearers = self._bearers(bare)
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        if not address and not speaks:
            bearers = [person for person in bearers if not person.is_kin] or bearers
        if pronoun := pronoun_of(address):
            bearers = [person for person in bearers if person.goes_by(pronoun)]
            called = [person for person in bearers if person.is_called(pronoun)]
            if not called and len(bearers) > 1 and len({person.sentence for person in bearers}) == 1:
                return None
            bearers = called or bearers
        return max(bearers, key=lambda person: person.mentioned, default=None)

    def find_unknown(self, parsed: ParsedSentence, head: int | None) -> str | None:
        """The name that a source goes by, where nothing shows yet whether it is a person's."""
        beside = (
            [] if head is None else [head, *(c for c in parsed.children(head) if parsed.deps[c] == "appos")]
        )
        run = next((run for run in map(partial(self.run_at, parsed), beside) if run is not None), None)
        if run is None or parsed.words[run[0] - 1 if run[0] else 0].lower() == "the" or _has_age(parsed, run):
            return None
        words = words_of(parsed, run)
        bare = strip_titles(words, opens_sentence=run[0] == 0)
        if not bare or has_title(words) or kind_of_name(bare) == "organisation" or is_date(bare):
            return None
        if len(bare) > 1:
            person = self._met.get(parsed.starts[run[0]])
            return None if person is None or self._is_surely_person(person) else person.name
        known = self._bearers(bare) or bare[0].lower() in read_types()
        return None if known else bare[0]

    def _is_surely_person(self, person: Person) -> bool:
        types = read_types()
        return person.words[-1].lower() in self._titled or any(
            types.get(word) not in {None, "institution", "document"} or pronoun_of(word)
            for word in person.description
        )

    def learn_names(self, people: set[str], bodies: set[str]) -> None:
        """Learn which names are people's and which are not."""
        if bodies:
            self._bodies |= bodies
            for known in (self._names, self._by_last, self._by_first, self._met):
                known.clear()
            self._meet_all()
        if not people:
            return
        for parsed in self._sentences:
            for run in self.runs_of(parsed):
                bare = strip_titles(words_of(parsed, run))
                if len(bare) == 1 and bare[0] in people:
                    self._introduce(parsed, run, bare)

    def find(self, parsed: ParsedSentence, run: list[int]) -> Person | None:
        """The person whom a name means where it stands."""
        if parsed.starts[run[0]] in self._firms_at:
            return None
        if person := self._met.get(parsed.starts[run[0]]):
            return person
        words = words_of(parsed, run)
        bare = strip_titles(words, opens_sentence=run[0] == 0)
        if not bare or self._is_body(parsed, run, bare):
            return None
        return self._find(bare, honorific(words))

    def full_name(self, words: list[str]) -> str:
        """The name of a body, in full where one word stands for it: "Holt" for "Holt Capital"."""
        return self._firms.get(words[0].lower(), words[0]) if len(words) == 1 else " ".join(words)

    def find_at(self, parsed: ParsedSentence, token: int) -> Person | None:
        """The person named by a token, or beside it ("the mayor, Ann Lee,")."""
        for place in [token, *(c for c in parsed.children(token) if parsed.deps[c] == "appos")]:
            run = self.run_at(parsed, place)
            if run is not None and (person := self.find(parsed, run)):
                return person
        return None

    def find_named(self, name: str | None) -> Person | None:
        """The person of that full name."""
        return self._names.get(name or "")

    def bodies_in(self, parsed: ParsedSentence, noun: str) -> list[tuple[str, list[int]]]:
        """The bodies that a sentence is about and that may be called by a noun ("the company"), with their tokens."""
        return [
            (name, run)
            for run in self.runs_of(parsed)
            if self.may_be_called(name := self.full_name(words_of(parsed, run)), noun)
            and (is_topic(parsed, run) or noun in read_outlets() or name.split()[-1].lower() == noun)
            and self.find(parsed, run) is None
        ]

    def may_be_called(self, name: str, noun: str) -> bool:
        """Whether a noun stands in a body's name or beside it, or firms or outlets are called so and it is one."""
        if is_outlet(name, noun):
            return True
        called = self._called.get(name, set()) | self._called.get(name.split()[0], set())
        is_business = "" in called or is_firm(name.split())
        return noun in called or (noun in read_business_nouns() and is_business)

    def is_private(self, name: str) -> bool:
        """Whether a name is a firm's or a club's, none of the state's."""
        last = name.split()[-1].lower()
        is_teams = last not in read_types() and read_last_words().get(last) == "organisation"
        is_own = last in read_business_nouns() | read_private_nouns() or "" in self._called.get(name, ())
        return is_own or is_teams

    def find_called(self, parsed: ParsedSentence, pronoun: str) -> Person | None:
        """The last person of a sentence of whom the text shows that the pronoun is right."""
        people = (self.find(parsed, run) for run in reversed(self.runs_of(parsed)))
        return next((person for person in people if person and person.is_called(pronoun)), None)

    def find_described(self, words: list[str], before: int) -> Person | None:
        """The only person mentioned before a place whom all these words describe."""
        first = {id(person): start for start, person in sorted(self._met.items(), reverse=True)}
        found = [
            person
            for person in self._names.values()
            if first.get(id(person), before) < before and person.is_described_by(words)
        ]
        return found[0] if len(found) == 1 else None


def _has_age(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether an age stands behind a name, as behind people's: "Ann Lee, 71,"."""
    comma, *age = parsed.words[run[-1] + 1 : run[-1] + 4] or [""]
    return (
        comma == ","
        and len(age) == 2
        and age[0].isdigit()
        and int(age[0]) < 120
        and age[1] in {",", ".", ";"}
    )
