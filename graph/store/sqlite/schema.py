"""Tables of the SQLite engine, by schema version; a store is brought up to date when opened.

Days and commits are integers; kinds are small integers from the table `word`. `sup` is the
commit that closed a row, INFINITY while it stands. Covering indexes are partial: what stands
and what is history each have their own, so that history never slows the present.
"""

import sqlite3

from graph.errors import StoreVersionError
from graph.store.base import INFINITY
from graph.text import Text

_V1 = f"""
CREATE TABLE word (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE tx (tx INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, run TEXT NOT NULL);
CREATE TABLE source (
  id INTEGER PRIMARY KEY, provider TEXT NOT NULL, rank TEXT NOT NULL, document TEXT NOT NULL,
  sha256 TEXT NOT NULL, UNIQUE (provider, rank, document, sha256));
CREATE TABLE node (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
  name TEXT NOT NULL, name_at INTEGER NOT NULL, head INTEGER);
CREATE INDEX node_kind ON node (kind, key);
CREATE INDEX node_head ON node (head) WHERE head IS NOT NULL;
CREATE TABLE headship (
  node INTEGER NOT NULL, head INTEGER NOT NULL, rec INTEGER NOT NULL, sup INTEGER NOT NULL,
  PRIMARY KEY (node, rec)) WITHOUT ROWID;
CREATE TABLE org_code (
  code TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (code, node)) WITHOUT ROWID;
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY, mention TEXT NOT NULL, target TEXT NOT NULL, same INTEGER NOT NULL,
  user TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, rec INTEGER NOT NULL,
  sup INTEGER NOT NULL);
CREATE INDEX judgement_mention ON judgement (mention, sup);
CREATE INDEX judgement_target ON judgement (target, sup);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL,
  family INTEGER NOT NULL, anchor INTEGER NOT NULL, src INTEGER NOT NULL, dst INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, flags INTEGER NOT NULL,
  asserted INTEGER NOT NULL, slot TEXT NOT NULL, body TEXT NOT NULL, source INTEGER NOT NULL,
  row INTEGER, tx INTEGER NOT NULL);
CREATE INDEX statement_topic ON statement (anchor, family);
CREATE INDEX statement_slot ON statement (slot);
CREATE INDEX statement_src ON statement (src);
CREATE INDEX statement_dst ON statement (dst) WHERE dst <> 0;
CREATE TABLE fact (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, family INTEGER NOT NULL, anchor INTEGER NOT NULL,
  src INTEGER NOT NULL, dst INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  flags INTEGER NOT NULL, rec INTEGER NOT NULL, sup INTEGER NOT NULL, evidence TEXT NOT NULL,
  props TEXT NOT NULL);
CREATE INDEX fact_out ON fact (src, kind, dst, start, stop, flags, rec) WHERE sup = {INFINITY};
CREATE INDEX fact_in ON fact (dst, kind, src, start, stop, flags, rec) WHERE sup = {INFINITY};
CREATE INDEX fact_topic ON fact (anchor, family) WHERE sup = {INFINITY};
CREATE INDEX past_out ON fact (src, kind, dst, start, stop, flags, rec, sup) WHERE sup < {INFINITY};
CREATE INDEX past_in ON fact (dst, kind, src, start, stop, flags, rec, sup) WHERE sup < {INFINITY};
CREATE TABLE label (
  id INTEGER PRIMARY KEY, node INTEGER NOT NULL, text TEXT NOT NULL, rec INTEGER NOT NULL,
  UNIQUE (node, text));
CREATE VIRTUAL TABLE label_grams USING fts5(
  grams, content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0');
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY, event TEXT NOT NULL, rec INTEGER NOT NULL, sup INTEGER NOT NULL,
  body TEXT NOT NULL);
CREATE INDEX outcome_event ON outcome (event, sup);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, holder TEXT NOT NULL, event TEXT NOT NULL, substance TEXT NOT NULL,
  rec INTEGER NOT NULL, sup INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX entry_holder ON entry (holder, sup);
CREATE INDEX entry_event ON entry (event, sup);
CREATE TABLE queue (event TEXT PRIMARY KEY, tx INTEGER NOT NULL);
CREATE TABLE mark (document TEXT PRIMARY KEY, position INTEGER NOT NULL, done INTEGER NOT NULL);
"""

# The end of a statement that is not its anchor: who asks for the history of a person finds the
# statements that gather at organisations.
_FAR_ENDS = """
CREATE INDEX statement_far_src ON statement (src) WHERE src <> anchor;
CREATE INDEX statement_far_dst ON statement (dst) WHERE dst <> anchor AND dst <> 0;
"""

# Who asks for the history of a subject finds every key that ever was it.
_BY_HEAD = """
CREATE INDEX headship_head ON headship (head);
"""

# One script a version; a version that was released is never edited, only followed.
MIGRATIONS: tuple[str, ...] = (_V1, _FAR_ENDS, _BY_HEAD)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a store to the newest schema, each version in one transaction.

    Raises StoreVersionError for a store that a newer program wrote.
    """
    found = _version(connection)
    if found > len(MIGRATIONS):
        raise StoreVersionError(_newer(found))
    for version in range(found, len(MIGRATIONS)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version:  # another process may have been first
                for sql in _split(MIGRATIONS[version]):
                    connection.execute(sql)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _split(script: str) -> list[str]:
    return [part for part in (p.strip() for p in script.split(";\n")) if part]


def _newer(found: int) -> Text:
    return Text(
        f"数据库的结构版本是 {found}，本程序只认识到 {len(MIGRATIONS)}；请升级 zelian 后再打开",
        f"the store has schema version {found}, this program knows up to {len(MIGRATIONS)}; "
        "upgrade zelian and open it again",
    )
