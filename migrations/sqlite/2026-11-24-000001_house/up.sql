-- The house: people, organizations, requests, screening, reviews, decisions, authorizations, lessons,
-- and what holds for all of them: events, notices, waits, once-keys. Times are UTC, whole seconds.

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  language TEXT NOT NULL,
  password_hash TEXT,
  state TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  last_sign_in_at TIMESTAMP,
  absent_until DATE,
  email_bounced_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX accounts_by_sort_key ON accounts(sort_key, id);
CREATE INDEX accounts_by_state ON accounts(state, sort_key, id);
CREATE TABLE account_roles (
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  role TEXT NOT NULL,
  granted_by INTEGER REFERENCES accounts(id),
  granted_at TIMESTAMP NOT NULL,
  PRIMARY KEY (account_id, role)
);
CREATE INDEX account_roles_by_role ON account_roles(role);
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  token_hash TEXT NOT NULL UNIQUE,
  form_token TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  idle_until TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL,
  browser TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions(account_id);
CREATE TABLE mailed_links (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts(id),
  token_hash TEXT NOT NULL UNIQUE,
  new_email TEXT,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP
);
CREATE INDEX mailed_links_by_account ON mailed_links(account_id);
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE TABLE settings (
  id INTEGER PRIMARY KEY,
  data TEXT NOT NULL,
  created_by INTEGER REFERENCES accounts(id),
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  folded TEXT NOT NULL,
  organization_type TEXT NOT NULL,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  profile TEXT NOT NULL,
  registration_key TEXT UNIQUE,
  created_by INTEGER REFERENCES accounts(id),
  created_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX organizations_by_country ON organizations(country, id);
CREATE INDEX organizations_by_sort_key ON organizations(sort_key, id);
CREATE INDEX organizations_by_kind ON organizations(organization_type, sector);
CREATE TABLE memberships (
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  part TEXT NOT NULL,
  since TIMESTAMP NOT NULL,
  PRIMARY KEY (organization_id, account_id)
);
CREATE INDEX memberships_by_account ON memberships(account_id);

CREATE TABLE organization_invitations (
  id INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  part TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  invited_by INTEGER NOT NULL REFERENCES accounts(id),
  invited_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_by INTEGER REFERENCES accounts(id),
  used_at TIMESTAMP,
  revoked_at TIMESTAMP
);
CREATE INDEX organization_invitations_by_organization ON organization_invitations(organization_id, id);

CREATE TABLE join_requests (
  id INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  message TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at TIMESTAMP NOT NULL,
  answered_by INTEGER REFERENCES accounts(id),
  answered_at TIMESTAMP,
  reason TEXT NOT NULL
);
CREATE INDEX join_requests_by_organization ON join_requests(organization_id, id);
CREATE UNIQUE INDEX join_requests_one_open ON join_requests(account_id) WHERE state = 'asked';

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE,
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  created_by INTEGER NOT NULL REFERENCES accounts(id),
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  stage TEXT NOT NULL,
  outcome TEXT,
  edition TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  reference_version INTEGER NOT NULL,
  track TEXT,
  revision INTEGER NOT NULL,
  marks TEXT NOT NULL,
  use_type TEXT,
  verdict TEXT,
  sponsor TEXT,
  entered_by INTEGER REFERENCES accounts(id),
  received_as TEXT,
  received_on DATE,
  linked_id INTEGER REFERENCES requests(id),
  link_kind TEXT,
  created_at TIMESTAMP NOT NULL,
  submitted_at TIMESTAMP,
  stage_since TIMESTAMP NOT NULL,
  closed_at TIMESTAMP,
  due_on DATE,
  turn TEXT NOT NULL,
  closing_reason TEXT,
  version INTEGER NOT NULL
);
CREATE INDEX requests_by_organization ON requests(organization_id, id);
CREATE INDEX requests_by_stage ON requests(stage, submitted_at, id);
CREATE INDEX requests_by_submitted ON requests(submitted_at, id);
CREATE INDEX requests_by_due ON requests(due_on, id);
CREATE INDEX requests_by_due_first ON requests((due_on IS NULL), due_on, id);
CREATE INDEX requests_by_due_last ON requests((due_on IS NULL), due_on DESC, id DESC);
CREATE INDEX requests_by_words ON requests(submitted_at, folded, number, organization_id);
CREATE INDEX requests_by_since ON requests(stage_since, id);
CREATE INDEX requests_by_use ON requests(use_type, closed_at);
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  UNIQUE (account_id, name)
);
CREATE TABLE draft_groups (
  request_id INTEGER NOT NULL REFERENCES requests(id),
  group_key TEXT NOT NULL,
  answers TEXT NOT NULL,
  version INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES accounts(id),
  saved_at TIMESTAMP NOT NULL,
  to_confirm BOOLEAN NOT NULL,
  PRIMARY KEY (request_id, group_key)
);
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  number INTEGER NOT NULL,
  answers TEXT NOT NULL,
  facts TEXT NOT NULL,
  hash TEXT NOT NULL,
  submitted_by INTEGER NOT NULL REFERENCES accounts(id),
  submitted_at TIMESTAMP NOT NULL,
  UNIQUE (request_id, number)
);
CREATE TABLE case_words (
  word TEXT NOT NULL,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  PRIMARY KEY (word, request_id)
) WITHOUT ROWID;
CREATE INDEX case_words_by_request ON case_words(request_id);
CREATE TABLE gaps (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  revision INTEGER NOT NULL,
  question TEXT,
  text TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES accounts(id),
  asked_at TIMESTAMP NOT NULL,
  answered_at TIMESTAMP
);
CREATE INDEX gaps_by_request ON gaps(request_id);
CREATE TABLE number_series (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  question TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  uploaded_by INTEGER NOT NULL REFERENCES accounts(id),
  uploaded_at TIMESTAMP NOT NULL,
  removed_at TIMESTAMP
);
CREATE INDEX documents_by_request ON documents(request_id);
CREATE INDEX documents_by_content ON documents(sha256);

CREATE TABLE stored_files (
  sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  stored_at TIMESTAMP NOT NULL,
  scan TEXT NOT NULL,
  scan_tries INTEGER NOT NULL,
  scan_due_at TIMESTAMP NOT NULL,
  scanned_at TIMESTAMP,
  found TEXT,
  preview TEXT NOT NULL,
  preview_tries INTEGER NOT NULL,
  preview_due_at TIMESTAMP NOT NULL,
  pages INTEGER NOT NULL
);
CREATE INDEX stored_files_to_scan ON stored_files(scan_due_at) WHERE scan = 'unchecked';
CREATE INDEX stored_files_to_draw ON stored_files(preview_due_at) WHERE preview = 'waiting';

CREATE TABLE previews (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES stored_files(sha256),
  page INTEGER NOT NULL,
  picture TEXT NOT NULL,
  kind TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  UNIQUE (sha256, page)
);

CREATE TABLE waits (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  request_id INTEGER REFERENCES requests(id),
  account_id INTEGER REFERENCES accounts(id),
  role TEXT,
  organization_id INTEGER REFERENCES organizations(id),
  asked_at TIMESTAMP NOT NULL,
  due_on DATE,
  reminded_at TIMESTAMP,
  reminders INTEGER NOT NULL,
  answered_at TIMESTAMP,
  expired_at TIMESTAMP
);
CREATE INDEX waits_open_by_request ON waits(request_id) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_open_by_account ON waits(account_id) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_open_by_due ON waits(due_on) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_open_by_role ON waits(role) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_by_subject ON waits(subject_kind, subject_id);

CREATE TABLE directory_entries (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  folded TEXT NOT NULL,
  country TEXT NOT NULL,
  contact TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  phone TEXT NOT NULL,
  notes TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES accounts(id),
  changed_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX directory_entries_by_sort_key ON directory_entries(sort_key, id);
CREATE INDEX directory_entries_by_email ON directory_entries(email_folded);

CREATE TABLE opinions (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  entry_id INTEGER REFERENCES directory_entries(id),
  account_id INTEGER REFERENCES accounts(id),
  kind TEXT NOT NULL,
  from_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  contact TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  question TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  asked_by INTEGER REFERENCES accounts(id),
  asked_at TIMESTAMP NOT NULL,
  due_on DATE NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  verdict TEXT,
  text TEXT NOT NULL,
  answered_by INTEGER REFERENCES accounts(id),
  answered_at TIMESTAMP,
  ended_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX opinions_by_request ON opinions(request_id, id);
CREATE INDEX opinions_open_by_email ON opinions(email_folded) WHERE state = 'asked';

CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  code TEXT NOT NULL,
  outcome TEXT NOT NULL,
  evidence TEXT NOT NULL,
  list_version TEXT,
  controversy INTEGER,
  checked_by INTEGER REFERENCES accounts(id),
  checked_at TIMESTAMP,
  confirmed_by INTEGER REFERENCES accounts(id),
  confirmed_at TIMESTAMP,
  second_reason TEXT,
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (request_id, code)
);
CREATE TABLE holds (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  state TEXT NOT NULL,
  check_code TEXT,
  reason TEXT NOT NULL,
  summary TEXT NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES accounts(id),
  opened_at TIMESTAMP NOT NULL,
  answer_due DATE NOT NULL,
  answer TEXT,
  answered_by INTEGER REFERENCES accounts(id),
  answered_at TIMESTAMP,
  release_reason TEXT,
  release_by INTEGER REFERENCES accounts(id),
  release_at TIMESTAMP,
  closed_by INTEGER REFERENCES accounts(id),
  closed_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX holds_by_request ON holds(request_id);
CREATE INDEX holds_by_state ON holds(state, request_id);
CREATE UNIQUE INDEX holds_one_open ON holds(request_id) WHERE state = 'open';

CREATE TABLE conflicts (
  request_id INTEGER NOT NULL REFERENCES requests(id),
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  conflicted BOOLEAN NOT NULL,
  statement TEXT NOT NULL,
  declared_at TIMESTAMP NOT NULL,
  PRIMARY KEY (request_id, account_id)
);
CREATE INDEX conflicts_by_account ON conflicts(account_id);
CREATE TABLE scorecards (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  member_id INTEGER NOT NULL REFERENCES accounts(id),
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  due_on DATE NOT NULL,
  assigned_by INTEGER NOT NULL REFERENCES accounts(id),
  assigned_at TIMESTAMP NOT NULL,
  private_note TEXT NOT NULL,
  reason TEXT NOT NULL,
  locked_at TIMESTAMP,
  version INTEGER NOT NULL,
  UNIQUE (request_id, member_id)
);
CREATE INDEX scorecards_by_member ON scorecards(member_id, state);
CREATE TABLE scores (
  scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
  criterion TEXT NOT NULL,
  score INTEGER,
  not_applicable BOOLEAN NOT NULL,
  comment TEXT NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  PRIMARY KEY (scorecard_id, criterion)
);
CREATE TABLE knock_outs (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
  criterion TEXT NOT NULL,
  resolution TEXT,
  reasons TEXT NOT NULL,
  resolved_by INTEGER REFERENCES accounts(id),
  resolved_at TIMESTAMP,
  UNIQUE (scorecard_id, criterion)
);
CREATE INDEX knock_outs_by_request ON knock_outs(request_id);
CREATE TABLE remarks (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  author_id INTEGER NOT NULL REFERENCES accounts(id),
  kind TEXT NOT NULL,
  criterion TEXT,
  text TEXT NOT NULL,
  written_at TIMESTAMP NOT NULL,
  withdrawn_at TIMESTAMP
);
CREATE INDEX remarks_by_request ON remarks(request_id, id);
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  held_on DATE NOT NULL,
  minutes TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES accounts(id),
  recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX meetings_by_request ON meetings(request_id);
CREATE TABLE meeting_attendance (
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  PRIMARY KEY (meeting_id, account_id)
);

CREATE TABLE recommendations (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  state TEXT NOT NULL,
  outcome TEXT NOT NULL,
  band TEXT NOT NULL,
  case_score TEXT NOT NULL,
  hundredths INTEGER NOT NULL,
  quorum INTEGER NOT NULL,
  basis TEXT NOT NULL,
  basis_on DATE,
  text TEXT NOT NULL,
  departing_reasons TEXT NOT NULL,
  conditions TEXT NOT NULL,
  recommended_by INTEGER NOT NULL REFERENCES accounts(id),
  recommended_at TIMESTAMP NOT NULL,
  sent_back_by INTEGER REFERENCES accounts(id),
  sent_back_at TIMESTAMP,
  questions TEXT NOT NULL
);
CREATE INDEX recommendations_by_score ON recommendations(state, hundredths, request_id);
CREATE INDEX recommendations_by_request ON recommendations(request_id);
CREATE TABLE written_procedures (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  state TEXT NOT NULL,
  outcome TEXT NOT NULL,
  text TEXT NOT NULL,
  departing_reasons TEXT NOT NULL,
  conditions TEXT NOT NULL,
  put_by INTEGER NOT NULL REFERENCES accounts(id),
  put_at TIMESTAMP NOT NULL,
  until_on DATE NOT NULL,
  ended_at TIMESTAMP,
  broken_by INTEGER REFERENCES accounts(id),
  reasons TEXT NOT NULL
);
CREATE INDEX written_procedures_by_request ON written_procedures(request_id, id);
CREATE UNIQUE INDEX written_procedures_one_open ON written_procedures(request_id) WHERE state = 'open';
CREATE TABLE dissents (
  recommendation_id INTEGER NOT NULL REFERENCES recommendations(id),
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  text TEXT NOT NULL,
  PRIMARY KEY (recommendation_id, account_id)
);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  recommendation_id INTEGER NOT NULL REFERENCES recommendations(id),
  state TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reasons TEXT NOT NULL,
  reason_codes TEXT NOT NULL,
  departing_reasons TEXT NOT NULL,
  alternative_mark TEXT,
  alternative_reasons TEXT NOT NULL,
  terms TEXT NOT NULL,
  letter_subject TEXT NOT NULL,
  letter_text TEXT NOT NULL,
  letter_html TEXT NOT NULL,
  letter_hash TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES accounts(id),
  decided_at TIMESTAMP NOT NULL,
  release_at TIMESTAMP NOT NULL,
  released_at TIMESTAMP,
  taken_back_at TIMESTAMP
);
CREATE INDEX decisions_by_request ON decisions(request_id);
CREATE INDEX decisions_sealed ON decisions(release_at) WHERE state = 'sealed';
CREATE UNIQUE INDEX decisions_one_standing ON decisions(request_id) WHERE state IN ('sealed', 'released');
CREATE TABLE decision_prints (
  decision_id INTEGER PRIMARY KEY REFERENCES decisions(id),
  sheet TEXT NOT NULL,
  sha256 TEXT,
  pdf BLOB,
  set_at TIMESTAMP
);
CREATE INDEX decision_prints_by_sha256 ON decision_prints(sha256);
CREATE INDEX decision_prints_unset ON decision_prints(decision_id) WHERE sha256 IS NULL;
CREATE TABLE deferrals (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  awaited TEXT NOT NULL,
  until_on DATE NOT NULL,
  deferred_by INTEGER NOT NULL REFERENCES accounts(id),
  deferred_at TIMESTAMP NOT NULL,
  woken_at TIMESTAMP
);
CREATE INDEX deferrals_by_request ON deferrals(request_id);

CREATE TABLE authorizations (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  request_id INTEGER NOT NULL UNIQUE REFERENCES requests(id),
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decisions(id),
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  holder TEXT NOT NULL,
  holder_folded TEXT NOT NULL,
  holder_sort_key TEXT NOT NULL,
  country TEXT NOT NULL,
  state TEXT NOT NULL,
  suspended_from TEXT,
  marks TEXT NOT NULL,
  use_type TEXT NOT NULL,
  activity TEXT NOT NULL,
  goals TEXT NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  terms TEXT NOT NULL,
  offered_at TIMESTAMP NOT NULL,
  accept_by DATE NOT NULL,
  accepted_by INTEGER REFERENCES accounts(id),
  accepted_at TIMESTAMP,
  signed_name TEXT,
  signed_title TEXT,
  activated_at TIMESTAMP,
  stopped_at TIMESTAMP,
  stop_reason TEXT,
  stop_by DATE,
  in_register BOOLEAN NOT NULL,
  reminded_days INTEGER,
  version INTEGER NOT NULL
);
CREATE INDEX authorizations_by_organization ON authorizations(organization_id);
CREATE INDEX authorizations_by_state ON authorizations(state, ends_on);
CREATE INDEX authorizations_by_start ON authorizations(starts_on, id);
CREATE TABLE authorization_conditions (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  explanation TEXT NOT NULL,
  precedent BOOLEAN NOT NULL,
  public BOOLEAN NOT NULL,
  due_on DATE,
  state TEXT NOT NULL,
  evidence TEXT NOT NULL,
  checked_by INTEGER REFERENCES accounts(id),
  checked_at TIMESTAMP,
  UNIQUE (authorization_id, position)
);
CREATE TABLE authorization_files (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (authorization_id, sha256)
);
CREATE INDEX authorization_files_by_sha256 ON authorization_files(sha256);
CREATE TABLE authorization_papers (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  position INTEGER,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  state TEXT NOT NULL,
  remarks TEXT NOT NULL,
  handed_in_at TIMESTAMP NOT NULL,
  looked_by INTEGER REFERENCES accounts(id),
  looked_at TIMESTAMP
);
CREATE INDEX authorization_papers_by_authorization ON authorization_papers(authorization_id);
CREATE TABLE calendar_feeds (
  account_id INTEGER PRIMARY KEY NOT NULL REFERENCES accounts(id),
  token_hash TEXT NOT NULL UNIQUE,
  made_at TIMESTAMP NOT NULL
);
CREATE TABLE register_delays (
  authorization_id INTEGER PRIMARY KEY NOT NULL REFERENCES authorizations(id),
  listed_from DATE NOT NULL,
  reasons TEXT NOT NULL,
  set_by INTEGER NOT NULL REFERENCES accounts(id),
  set_at TIMESTAMP NOT NULL
);
CREATE TABLE proof_keys (
  id TEXT PRIMARY KEY NOT NULL,
  public_key BLOB NOT NULL,
  seed BLOB,
  slot INTEGER UNIQUE,
  made_at TIMESTAMP NOT NULL,
  retired_at TIMESTAMP
);

CREATE TABLE reconsiderations (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  kind TEXT NOT NULL,
  decision_id INTEGER REFERENCES decisions(id),
  authorization_id INTEGER REFERENCES authorizations(id),
  decided_by INTEGER NOT NULL REFERENCES accounts(id),
  decided_at TIMESTAMP NOT NULL,
  ask_by DATE NOT NULL,
  state TEXT NOT NULL,
  ground TEXT NOT NULL,
  words TEXT NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES accounts(id),
  asked_at TIMESTAMP NOT NULL,
  handled_by INTEGER REFERENCES accounts(id),
  handled_at TIMESTAMP,
  reasons TEXT NOT NULL,
  UNIQUE (request_id, kind, decided_at)
);
CREATE TABLE change_reports (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  about TEXT NOT NULL,
  text TEXT NOT NULL,
  reported_by INTEGER NOT NULL REFERENCES accounts(id),
  reported_at TIMESTAMP NOT NULL,
  verdict TEXT,
  answer TEXT NOT NULL,
  answered_by INTEGER REFERENCES accounts(id),
  answered_at TIMESTAMP
);
CREATE INDEX change_reports_by_authorization ON change_reports(authorization_id, id);

CREATE TABLE matters (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  organization_id INTEGER REFERENCES organizations(id),
  organization_name TEXT NOT NULL,
  authorization_id INTEGER REFERENCES authorizations(id),
  request_id INTEGER REFERENCES requests(id),
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  folded TEXT NOT NULL,
  state TEXT NOT NULL,
  entered_by INTEGER REFERENCES accounts(id),
  received_at TIMESTAMP NOT NULL,
  question TEXT NOT NULL,
  asked_by INTEGER REFERENCES accounts(id),
  asked_at TIMESTAMP,
  due_on DATE,
  comment TEXT NOT NULL,
  commented_by INTEGER REFERENCES accounts(id),
  commented_at TIMESTAMP,
  closed_by INTEGER REFERENCES accounts(id),
  closed_at TIMESTAMP,
  reasons TEXT NOT NULL,
  referred_to TEXT NOT NULL,
  sanction TEXT,
  version INTEGER NOT NULL
);
CREATE INDEX matters_by_state ON matters(state, id);
CREATE INDEX matters_by_organization ON matters(organization_id, id);
CREATE INDEX matters_by_authorization ON matters(authorization_id);
CREATE TABLE matter_reporters (
  matter_id INTEGER PRIMARY KEY REFERENCES matters(id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL
);
CREATE TABLE matter_pictures (
  matter_id INTEGER PRIMARY KEY REFERENCES matters(id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL
);

CREATE TABLE lessons (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  intended TEXT NOT NULL,
  happened TEXT NOT NULL,
  effect TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  criteria TEXT NOT NULL,
  confidentiality TEXT NOT NULL,
  edition TEXT NOT NULL,
  marks TEXT NOT NULL,
  use_type TEXT NOT NULL,
  organization_type TEXT NOT NULL,
  sector TEXT NOT NULL,
  country TEXT NOT NULL,
  folded TEXT NOT NULL,
  remarks TEXT NOT NULL,
  contributed_by INTEGER NOT NULL REFERENCES accounts(id),
  contributed_at TIMESTAMP NOT NULL,
  validated_by INTEGER REFERENCES accounts(id),
  published_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX lessons_by_request ON lessons(request_id);
CREATE INDEX lessons_by_state ON lessons(state, published_at, id);
CREATE TABLE lesson_waivers (
  request_id INTEGER PRIMARY KEY NOT NULL REFERENCES requests(id),
  reason TEXT NOT NULL,
  given_by INTEGER NOT NULL REFERENCES accounts(id),
  given_at TIMESTAMP NOT NULL
);
CREATE TABLE lesson_uses (
  scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
  lesson_id INTEGER NOT NULL REFERENCES lessons(id),
  answer TEXT NOT NULL,
  saved_at TIMESTAMP NOT NULL,
  PRIMARY KEY (scorecard_id, lesson_id)
);
CREATE INDEX lesson_uses_by_lesson ON lesson_uses(lesson_id);

CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  request_id INTEGER REFERENCES requests(id),
  account_id INTEGER REFERENCES accounts(id),
  to_name TEXT NOT NULL,
  to_address TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at TIMESTAMP NOT NULL,
  lease TEXT,
  lease_until TIMESTAMP,
  error TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  sent_at TIMESTAMP
);
CREATE INDEX notices_due ON notices(next_at, id) WHERE state IN ('queued', 'retrying', 'sending');
CREATE INDEX notices_by_request ON notices(request_id);
CREATE INDEX notices_by_state ON notices(state, id);
CREATE TABLE mail_pause (
  id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  paused_at TIMESTAMP NOT NULL
);

CREATE TABLE chains (
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor_id INTEGER REFERENCES accounts(id),
  at TIMESTAMP NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (kind, subject_id, seq)
);
CREATE INDEX events_by_actor ON events(actor_id, id);
CREATE TABLE personal_values (
  event_id INTEGER NOT NULL REFERENCES events(id),
  field TEXT NOT NULL,
  salt TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (event_id, field)
);
CREATE TABLE once_keys (
  actor TEXT NOT NULL,
  route TEXT NOT NULL,
  once_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  location TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (actor, route, once_key)
);
CREATE INDEX once_keys_by_age ON once_keys(created_at);

CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  checks TEXT NOT NULL,
  current_version INTEGER,
  looked_at TIMESTAMP
);
CREATE TABLE list_versions (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists(id),
  state TEXT NOT NULL,
  source TEXT NOT NULL,
  dated DATE NOT NULL,
  sha256 TEXT NOT NULL,
  entries INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  begun_at TIMESTAMP NOT NULL,
  completed_at TIMESTAMP
);
CREATE INDEX list_versions_by_list ON list_versions(list_id, id);
CREATE TABLE list_entries (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists(id),
  reference TEXT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  since_version INTEGER NOT NULL REFERENCES list_versions(id),
  until_version INTEGER REFERENCES list_versions(id),
  UNIQUE (list_id, reference, since_version)
);
CREATE INDEX list_entries_by_until ON list_entries(list_id, until_version);

CREATE TABLE holder_checks (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  request_id INTEGER NOT NULL REFERENCES requests(id),
  code TEXT NOT NULL,
  outcome TEXT NOT NULL,
  evidence TEXT NOT NULL,
  opened_at TIMESTAMP NOT NULL,
  checked_by INTEGER REFERENCES accounts(id),
  checked_at TIMESTAMP,
  confirmed_by INTEGER REFERENCES accounts(id),
  confirmed_at TIMESTAMP,
  second_reason TEXT,
  closed_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX holder_checks_by_authorization ON holder_checks(authorization_id, id);
CREATE INDEX holder_checks_by_request ON holder_checks(request_id);
CREATE UNIQUE INDEX holder_checks_one_open ON holder_checks(authorization_id, code) WHERE closed_at IS NULL;
CREATE TABLE matches (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  holder_check_id INTEGER REFERENCES holder_checks(id),
  code TEXT NOT NULL,
  question TEXT NOT NULL,
  name TEXT NOT NULL,
  bearer TEXT NOT NULL,
  list_id INTEGER NOT NULL REFERENCES lists(id),
  entry_id INTEGER NOT NULL REFERENCES list_entries(id),
  reference TEXT NOT NULL,
  digest TEXT NOT NULL,
  score INTEGER NOT NULL,
  state TEXT NOT NULL,
  found_at TIMESTAMP NOT NULL,
  reason TEXT,
  evidence TEXT,
  judged_by INTEGER REFERENCES accounts(id),
  judged_at TIMESTAMP,
  carried_from INTEGER REFERENCES matches(id),
  version INTEGER NOT NULL
);
CREATE INDEX matches_by_request ON matches(request_id, code);
CREATE INDEX matches_by_pair ON matches(organization_id, list_id, reference);
CREATE INDEX matches_by_holder_check ON matches(holder_check_id);
CREATE TABLE looked_up (
  request_id INTEGER PRIMARY KEY NOT NULL REFERENCES requests(id),
  lists TEXT NOT NULL,
  revision INTEGER NOT NULL,
  profile INTEGER NOT NULL,
  at TIMESTAMP NOT NULL
);

CREATE TABLE controversies (
  id INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organizations(id),
  request_id INTEGER NOT NULL REFERENCES requests(id),
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  dated DATE NOT NULL,
  harm INTEGER NOT NULL,
  credibility INTEGER NOT NULL,
  breadth INTEGER NOT NULL,
  responsibility INTEGER NOT NULL,
  remedy INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  remarks TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES accounts(id),
  recorded_at TIMESTAMP NOT NULL,
  ending TEXT,
  closing_reason TEXT,
  closed_by INTEGER REFERENCES accounts(id),
  closed_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX controversies_by_organization ON controversies(organization_id, id);
CREATE TABLE risks (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  title TEXT NOT NULL,
  likelihood INTEGER NOT NULL,
  impact INTEGER NOT NULL,
  mitigation TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES accounts(id),
  recorded_at TIMESTAMP NOT NULL,
  dropped_by INTEGER REFERENCES accounts(id),
  dropped_at TIMESTAMP,
  drop_reason TEXT,
  version INTEGER NOT NULL
);
CREATE INDEX risks_by_request ON risks(request_id, id);
CREATE TABLE remedial_engagements (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  state TEXT NOT NULL,
  plan TEXT NOT NULL,
  milestones TEXT NOT NULL,
  review_on DATE NOT NULL,
  proposed_by INTEGER NOT NULL REFERENCES accounts(id),
  proposed_at TIMESTAMP NOT NULL,
  reasons TEXT,
  judged_by INTEGER REFERENCES accounts(id),
  judged_at TIMESTAMP,
  version INTEGER NOT NULL
);
CREATE INDEX remedial_engagements_by_request ON remedial_engagements(request_id, id);
