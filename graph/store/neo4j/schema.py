"""Constraints and indexes, by schema version; a store is brought up to date when opened.

Each command may be run again. The clock is made last: a database without it is no store yet.
"""

from neo4j import Session

from graph.errors import StoreError, StoreMissingError, StoreVersionError
from graph.store.neo4j.address import Address
from graph.store.neo4j.words import words
from graph.text import Text

_UNIQUE = (
    ("Clock", "one"),
    ("Commit", "tx"),
    ("Key", "key"),
    ("Key", "ref"),
    ("Fact", "id"),
    ("Statement", "id"),
    ("Statement", "digest"),
    ("Source", "id"),
    ("Judgement", "id"),
    ("Waiting", "event"),
    ("Mark", "document"),
)
_INDEXED = (
    ("Commit", "at"),
    ("Key", "kind, n.key"),
    ("Key", "head"),
    ("Key", "org_code"),
    ("Fact", "anchor, n.family, n.sup"),
    ("Statement", "anchor, n.family"),
    ("Statement", "slot"),
    ("Statement", "src"),
    ("Statement", "dst"),
    ("Source", "document"),
    ("Judgement", "mention"),
    ("Judgement", "target"),
    ("Outcome", "event"),
    ("Entry", "event"),
    ("Entry", "holder"),
)


def _name(label: str, properties: str) -> str:
    return f"{label}_{properties.replace(', n.', '_')}".lower()


_GRAMS = (
    "CREATE FULLTEXT INDEX name_grams IF NOT EXISTS FOR (n:Name) ON EACH [n.grams] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
)
_WORDS = (
    "CREATE FULLTEXT INDEX name_words IF NOT EXISTS FOR (n:Name) ON EACH [n.words] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)
_V1 = (
    *(
        f"CREATE CONSTRAINT {_name(label, on)} IF NOT EXISTS FOR (n:{label}) "
        f"REQUIRE n.{on} IS UNIQUE"
        for label, on in _UNIQUE
    ),
    *(
        f"CREATE INDEX {_name(label, on)} IF NOT EXISTS FOR (n:{label}) ON (n.{on})"
        for label, on in _INDEXED
    ),
    _GRAMS,
)

# One list a version; a version that was released is never edited, only followed.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_V1, ("DROP INDEX name_grams IF EXISTS", _WORDS))

_UNWORDED = "MATCH (n:Name) WHERE n.words IS NULL RETURN elementId(n), n.text LIMIT 10000"
_WORDED = (
    "UNWIND $pairs AS p MATCH (n:Name) WHERE elementId(n) = p[0] SET n.words = p[1] REMOVE n.grams"
)

_CLOCK = (
    "MERGE (c:Clock {one: 1}) ON CREATE SET c.tx = 0, c.refs = 0, c.facts = 0, c.statements = 0, "
    "c.sources = 0, c.judgements = 0 SET c.schema = $version"
)


def prepare(session: Session, address: Address, create: bool) -> None:
    """Raises StoreMissingError for a database that holds no store, StoreError for one that holds
    something else, StoreVersionError for a store of a newer program."""
    found = _version(session)
    if found is None:
        if not create:
            raise StoreMissingError(_MISSING.fill(at=address))
        _check_empty(session, address)
    if found is not None and found > len(MIGRATIONS):
        raise StoreVersionError(_NEWER.fill(at=address, found=found, known=len(MIGRATIONS)))
    if found != len(MIGRATIONS):
        build(session, found or 0)
        session.run(_CLOCK, version=len(MIGRATIONS)).consume()


def build(session: Session, found: int = 0) -> None:
    """Makes what a version lacks, and waits until it can be used."""
    if found < 2:
        _spell_names(session)
    for commands in MIGRATIONS[found:]:
        for command in commands:
            session.run(command).consume()
    session.run("CALL db.awaitIndexes(300)").consume()


def _spell_names(session: Session) -> None:
    """Names of the first version held bigrams as they are; done in parts, each taken up again."""
    while names := session.run(_UNWORDED).values():
        session.run(_WORDED, pairs=[[at, words(text)] for at, text in names]).consume()


def _version(session: Session) -> int | None:
    found = session.run("MATCH (c:Clock {one: 1}) RETURN c.schema").single()
    return None if found is None else int(found[0])


def _check_empty(session: Session, address: Address) -> None:
    """Another's data is left alone; the halves of our own beginning have no nodes."""
    if session.run("MATCH (n) RETURN n LIMIT 1").single() is not None:
        raise StoreError(_STRANGE.fill(at=address))


_MISSING = Text(
    "{at} 上还没有责链数据库；请先运行 zelian init --store {at}",
    "there is no store at {at} yet; run zelian init --store {at} first",
)
_STRANGE = Text(
    "{at} 中已有其他数据；请换一个空的数据库",
    "{at} holds other data; choose an empty database",
)
_NEWER = Text(
    "{at} 的结构版本是 {found}，本程序只认识到 {known}；请升级 zelian 后再打开",
    "the store at {at} has schema version {found}, this program knows up to {known}; upgrade "
    "zelian and open it again",
)
