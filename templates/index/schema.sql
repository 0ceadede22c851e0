-- The index: what the files of a workspace say, in a form that can be searched. Derived from them and
-- from nothing else: it may be deleted at any time.
--
-- Every row belongs to one file and goes with it, so that a changed file is its rows taken out and
-- put in again. A turn's id holds its file, its place among the file's turns and its speaker's role:
--   file << 20 | place << 2 | role     (0 unknown, 1 interviewer, 2 participant, 3 observer)
-- so that most conditions need no look at the turn.

PRAGMA application_id = 0x75786931;  -- 'uxi1'
PRAGMA user_version = 3;

-- The program that made this index. Another version may read files another way.
CREATE TABLE origin (program TEXT NOT NULL) STRICT;

-- Files as they were when they were read; `read_ns` is the disk's clock just before.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  read_ns INTEGER NOT NULL,
  fault TEXT NOT NULL DEFAULT '',  -- the first error in it; what it spoils is not in the index
  fault_line INTEGER NOT NULL DEFAULT 0,
  fault_column INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX file_with_fault ON file (path) WHERE fault <> '';

CREATE TABLE study (
  file INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL
) STRICT;
CREATE INDEX study_by_name ON study (name);
CREATE TABLE study_part (
  file INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,  -- kind: segment, question
  PRIMARY KEY (file, kind, name)
) STRICT, WITHOUT ROWID;

-- sessions/P01.yaml and participants.csv.
CREATE TABLE record (
  file INTEGER PRIMARY KEY, study TEXT NOT NULL, session TEXT NOT NULL,
  participant TEXT NOT NULL, segment TEXT NOT NULL, day INTEGER,  -- days since 1970-01-01
  last_day INTEGER,  -- on which its words may be used; before all days where consent was withdrawn,
                     -- and a day before that where it is not known
  UNIQUE (study, session)
) STRICT;
CREATE INDEX record_that_ends ON record (last_day) WHERE last_day IS NOT NULL;
CREATE TABLE person (
  file INTEGER NOT NULL, study TEXT NOT NULL, id TEXT NOT NULL, segment TEXT NOT NULL,
  PRIMARY KEY (study, id)
) STRICT, WITHOUT ROWID;

-- transcripts/P01.md is `P01`; notes/P01.ben.md is `P01.ben`, of the session `P01`. `language` is
-- the one it was stemmed in (empty: English), `states_language` is 1 where it says so itself and
-- does not take the study's.
CREATE TABLE transcript (
  file INTEGER PRIMARY KEY, study TEXT NOT NULL, name TEXT NOT NULL,
  session TEXT NOT NULL, participant TEXT NOT NULL, kind TEXT NOT NULL,
  language TEXT NOT NULL, states_language INTEGER NOT NULL
) STRICT;
CREATE INDEX transcript_by_name ON transcript (study, name);
CREATE TABLE turn (
  id INTEGER PRIMARY KEY, number INTEGER NOT NULL, speaker TEXT NOT NULL, start_ms INTEGER,
  words TEXT NOT NULL
) STRICT;
-- `stems` and `folded` are what src/query/terms.h makes of a text: tokens with spaces between, which
-- nothing else parts.
CREATE VIRTUAL TABLE turn_text USING fts5(
  stems, folded, content='', tokenize="ascii tokenchars '''.,-_'"
);

-- What is known of a transcript: the record wins over the roster.
CREATE VIEW session_facts AS
  SELECT t.file, t.study, t.name, t.session, t.language,
    coalesce(nullif(r.participant, ''), t.participant) AS participant,
    coalesce(nullif(r.segment, ''), p.segment, '') AS segment, r.day
  FROM transcript t
    LEFT JOIN record r ON r.study = t.study AND r.session = t.session
    LEFT JOIN person p ON p.study = t.study AND p.id = t.participant;

-- A highlight whose words are lost has no turns.
CREATE TABLE highlight (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, study TEXT NOT NULL, session TEXT NOT NULL,
  name TEXT NOT NULL, coder TEXT NOT NULL, words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL,
  memo TEXT NOT NULL
) STRICT;
CREATE INDEX highlight_of_file ON highlight (file);
CREATE INDEX highlight_by_name ON highlight (study, session, name);
CREATE TABLE highlight_turn (
  highlight INTEGER NOT NULL, turn INTEGER NOT NULL, PRIMARY KEY (highlight, turn)
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_on_turn ON highlight_turn (turn);
CREATE TABLE highlight_code (
  highlight INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (highlight, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_with_code ON highlight_code (code);

-- codebook.yaml; `study` is empty for the workspace's own. The key's columns stand first: SQLite
-- 3.40 says of other orders, in `PRAGMA quick_check`, that a NULL is in them.
CREATE TABLE code (
  file INTEGER NOT NULL, path TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (file, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_alias (
  file INTEGER NOT NULL, alias TEXT NOT NULL, path TEXT NOT NULL, study TEXT NOT NULL,
  PRIMARY KEY (file, alias, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX code_of_alias ON code_alias (alias);

-- What highlights were gathered into: themes, and questions that insights answer with them.
CREATE TABLE theme (file INTEGER PRIMARY KEY, study TEXT NOT NULL, id TEXT NOT NULL) STRICT;
CREATE TABLE member (
  file INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,  -- kind: theme, question
  study TEXT NOT NULL, session TEXT NOT NULL, highlight TEXT NOT NULL,
  PRIMARY KEY (file, kind, name, study, session, highlight)
) STRICT, WITHOUT ROWID;
