-- Made from db/migrations by scripts/schema.ts; not to be edited.

CREATE OR REPLACE FUNCTION public.amendment_record_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a record of an amendment never changes' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.case_event_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an event never changes' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.catalogue_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published catalogue never changes' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.clock_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day,
         count(*) filter (where state = 'kept'), count(*) filter (where state = 'broken'),
         count(*) filter (where state = 'running'), count(*) filter (where state = 'cancelled')
  from added group by 1, 2, 3, 4;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.clock_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day, kept, broken, running, cancelled
  from (
    select org_id, pledge_id, clause_id, started_day,
           sum(sign * (state = 'kept')::int) as kept, sum(sign * (state = 'broken')::int) as broken,
           sum(sign * (state = 'running')::int) as running, sum(sign * (state = 'cancelled')::int) as cancelled
    from (
      select org_id, pledge_id, clause_id, started_day, state, 1 as sign from added
      union all
      select org_id, pledge_id, clause_id, started_day, state, -1 from removed
    ) change
    group by 1, 2, 3, 4
  ) net
  where (kept, broken, running, cancelled) <> (0, 0, 0, 0);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.clock_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day,
         -count(*) filter (where state = 'kept'), -count(*) filter (where state = 'broken'),
         -count(*) filter (where state = 'running'), -count(*) filter (where state = 'cancelled')
  from removed group by 1, 2, 3, 4;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.duty_record_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a record of a duty never changes' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, count(*) filter (where counted and excluded is null),
         count(*) filter (where not counted and excluded is null), 0, count(excluded)
  from added where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, sum(sign * (counted and excluded is null)::int),
         sum(sign * (not counted and excluded is null)::int), 0, sum(sign * (excluded is not null)::int)
  from (
    select org_id, pledge_id, clause_id, day, counted, excluded, 1 as sign from added where lasted_ms is null
    union all
    select org_id, pledge_id, clause_id, day, counted, excluded, -1 from removed where lasted_ms is null
  ) change
  group by 1, 2, 3, 4
  having sum(sign * (counted and excluded is null)::int) <> 0 or sum(sign * (not counted and excluded is null)::int) <> 0
    or sum(sign * (excluded is not null)::int) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, -count(*) filter (where counted and excluded is null),
         -count(*) filter (where not counted and excluded is null), 0, -count(excluded)
  from removed where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.pledge_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published pledge never changes' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.recorded_now()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.recorded_at := date_trunc('milliseconds', clock_timestamp());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.satisfaction_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update suggestion set body = '' where (org_id, case_id) = (new.org_id, new.id);
  update rating_vote vote set reason = '' from rating_contest contest
    where (contest.org_id, contest.case_id) = (new.org_id, new.id)
      and (vote.org_id, vote.contest_id) = (contest.org_id, contest.id);
  update rating_contest set reason = '' where (org_id, case_id) = (new.org_id, new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $function$
;

create table absence (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer not null,
  deputy_id integer not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  returns boolean not null,
  settled boolean default false not null,
  constraint absence_check CHECK ((deputy_id <> staff_id)),
  constraint absence_check1 CHECK ((from_at <= until_at)),
  constraint absence_org_id_deputy_id_fkey FOREIGN KEY (org_id, deputy_id) REFERENCES staff(org_id, id),
  constraint absence_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint absence_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX absence_by_person ON public.absence USING btree (org_id, staff_id, until_at);

create table absence_case (
  org_id integer not null,
  absence_id integer not null,
  case_id bigint not null,
  deputy_id integer not null,
  constraint absence_case_org_id_absence_id_fkey FOREIGN KEY (org_id, absence_id) REFERENCES absence(org_id, id),
  constraint absence_case_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint absence_case_pkey PRIMARY KEY (org_id, absence_id, case_id)
);

create table alarm (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  round integer not null,
  percent smallint not null,
  fired_at timestamp with time zone not null,
  to_urge boolean default false not null,
  constraint alarm_percent_check CHECK ((percent = ANY (ARRAY[50, 80, 100, 150]))),
  constraint alarm_org_id_case_id_clause_id_round_fkey FOREIGN KEY (org_id, case_id, clause_id, round) REFERENCES clock(org_id, case_id, clause_id, round) ON DELETE CASCADE,
  constraint alarm_pkey PRIMARY KEY (org_id, case_id, clause_id, round, percent)
);
CREATE INDEX alarm_by_time ON public.alarm USING btree (org_id, fired_at DESC);
CREATE INDEX alarm_to_urge ON public.alarm USING btree (fired_at) WHERE to_urge;

create table amendment_step (
  org_id integer not null,
  pledge_id integer not null,
  seq integer not null,
  step text not null,
  content jsonb not null,
  revision integer not null,
  recorded_at timestamp with time zone not null,
  staff_id integer,
  constraint amendment_step_seq_check CHECK ((seq > 0)),
  constraint amendment_step_step_check CHECK ((step = ANY (ARRAY['assess'::text, 'joint-review'::text, 'withdraw-objection'::text, 'overrule'::text, 'approve'::text, 'publish'::text]))),
  constraint amendment_step_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint amendment_step_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint amendment_step_taken PRIMARY KEY (org_id, pledge_id, seq)
);

create table announcement (
  org_id integer not null,
  id uuid default gen_random_uuid() not null,
  pledge_id integer not null,
  version integer not null,
  since_version integer,
  announced_at timestamp with time zone not null,
  binds_from date not null,
  trigger text,
  reason text,
  changes jsonb not null,
  constraint announcement_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint announcement_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint announcement_pkey PRIMARY KEY (org_id, id),
  constraint announcement_once UNIQUE (org_id, pledge_id)
);
CREATE INDEX announcement_by_time ON public.announcement USING btree (org_id, announced_at DESC);

create table api_key (
  org_id integer not null,
  id integer generated always as identity not null,
  name text not null,
  staff_id integer not null,
  digest bytea not null,
  start text not null,
  created_by integer,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_name_check CHECK ((name <> ''::text)),
  constraint api_key_org_id_created_by_fkey FOREIGN KEY (org_id, created_by) REFERENCES staff(org_id, id),
  constraint api_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint api_key_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint api_key_pkey PRIMARY KEY (org_id, id),
  constraint api_key_of_staff UNIQUE (org_id, staff_id)
);
CREATE UNIQUE INDEX api_key_by_digest ON public.api_key USING btree (digest);

create table attachment (
  org_id integer not null,
  id uuid default gen_random_uuid() not null,
  case_id bigint not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  content bytea not null,
  at timestamp with time zone not null,
  author text default 'user'::text not null,
  staff_id integer,
  constraint attachment_author_check CHECK ((author = ANY (ARRAY['user'::text, 'staff'::text]))),
  constraint attachment_size_bytes_check CHECK ((size_bytes >= 0)),
  constraint attachment_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint attachment_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX attachment_by_case ON public.attachment USING btree (org_id, case_id);

create table auth_account (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_by_user ON public.auth_account USING btree (user_id);

create table auth_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token)
);
CREATE INDEX auth_session_by_expiry ON public.auth_session USING btree (expires_at);
CREATE INDEX auth_session_by_user ON public.auth_session USING btree (user_id);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_by_identifier ON public.auth_verification USING btree (identifier);

create table bounce (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  from_unit_id integer not null,
  to_unit_id integer not null,
  at timestamp with time zone not null,
  constraint bounce_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint bounce_pkey PRIMARY KEY (org_id, case_id, seq)
);
CREATE INDEX bounce_by_time ON public.bounce USING btree (org_id, at DESC);

create table bulk (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer not null,
  action text not null,
  particulars jsonb not null,
  created_at timestamp with time zone not null,
  constraint bulk_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint bulk_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint bulk_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX bulk_by_staff ON public.bulk USING btree (org_id, staff_id, id DESC);

create table bulk_item (
  org_id integer not null,
  bulk_id integer not null,
  "position" integer not null,
  number text not null,
  state text default 'waiting'::text not null,
  code text,
  message jsonb,
  constraint bulk_item_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text]))),
  constraint bulk_item_org_id_bulk_id_fkey FOREIGN KEY (org_id, bulk_id) REFERENCES bulk(org_id, id) ON DELETE CASCADE,
  constraint bulk_item_pkey PRIMARY KEY (org_id, bulk_id, "position")
);
CREATE INDEX bulk_item_waiting ON public.bulk_item USING btree (org_id, bulk_id, "position") WHERE (state = 'waiting'::text);

create table call (
  org_id integer not null,
  list_id integer not null,
  place integer not null,
  case_id bigint not null,
  staff_id integer,
  state text default 'open'::text not null,
  attempts integer default 0 not null,
  tried_at timestamp with time zone,
  again_at timestamp with time zone,
  constraint call_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reached'::text, 'refused'::text, 'unreachable'::text, 'overtaken'::text]))),
  constraint call_org_id_list_id_case_id_fkey FOREIGN KEY (org_id, list_id, case_id) REFERENCES call_frame(org_id, list_id, case_id),
  constraint call_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint call_pkey PRIMARY KEY (org_id, list_id, place),
  constraint call_org_id_list_id_case_id_key UNIQUE (org_id, list_id, case_id)
);
CREATE INDEX call_by_case ON public.call USING btree (org_id, case_id);
CREATE INDEX call_by_person ON public.call USING btree (org_id, staff_id) WHERE (state = 'open'::text);

create table call_frame (
  org_id integer not null,
  list_id integer not null,
  case_id bigint not null,
  stratum text not null,
  constraint call_frame_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint call_frame_org_id_list_id_fkey FOREIGN KEY (org_id, list_id) REFERENCES call_list(org_id, id),
  constraint call_frame_pkey PRIMARY KEY (org_id, list_id, case_id)
);

create table call_list (
  org_id integer not null,
  id integer generated always as identity not null,
  seed text not null,
  from_day date not null,
  to_day date not null,
  wanted integer not null,
  drawn_at timestamp with time zone not null,
  drawn_by integer,
  constraint call_list_check CHECK ((to_day >= from_day)),
  constraint call_list_seed_check CHECK ((seed <> ''::text)),
  constraint call_list_wanted_check CHECK ((wanted > 0)),
  constraint call_list_org_id_drawn_by_fkey FOREIGN KEY (org_id, drawn_by) REFERENCES staff(org_id, id),
  constraint call_list_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint call_list_pkey PRIMARY KEY (org_id, id)
);

create table canned (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer,
  name text not null,
  body text not null,
  constraint canned_body_check CHECK ((body <> ''::text)),
  constraint canned_name_check CHECK ((name <> ''::text)),
  constraint canned_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint canned_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint canned_pkey PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX canned_name_taken ON public.canned USING btree (org_id, COALESCE(staff_id, 0), name);

create table case_event (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  data jsonb default '{}'::jsonb not null,
  actor text not null,
  staff_id integer,
  recorded_at timestamp with time zone default now() not null,
  constraint case_event_actor_check CHECK ((actor = ANY (ARRAY['user'::text, 'staff'::text, 'system'::text, 'import'::text]))),
  constraint case_event_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint case_event_pkey PRIMARY KEY (org_id, case_id, seq)
);
CREATE INDEX case_event_answers ON public.case_event USING btree (org_id, at, case_id) WHERE (type = ANY (ARRAY['replied'::text, 'rated'::text, 'archived'::text]));

create table case_read (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  staff_id integer,
  key_id text,
  at timestamp with time zone not null,
  constraint case_read_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX case_read_by_case ON public.case_read USING btree (org_id, case_id, at DESC);

create table case_seen (
  org_id integer not null,
  staff_id integer not null,
  case_id bigint not null,
  at timestamp with time zone not null,
  constraint case_seen_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint case_seen_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint case_seen_pkey PRIMARY KEY (org_id, staff_id, case_id)
);

create table cases (
  org_id integer not null,
  id bigint generated always as identity not null,
  number text not null,
  stage text default 'received'::text not null,
  channel text,
  kind text,
  urgency text,
  nature text,
  complexity text,
  segment text,
  category text,
  outlet text,
  unit_id integer,
  suggested_unit_id integer,
  assignee_id integer,
  title text not null,
  body text not null,
  contact jsonb,
  trace jsonb,
  pledge_id integer,
  received_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  next_due_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  waiting_reason text,
  rounds integer default 1 not null,
  merged_into bigint,
  idempotency_key text,
  request_digest text,
  search tsvector not null,
  erased_at timestamp with time zone,
  locale text,
  sought text,
  constraint cases_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint cases_stage_check CHECK ((stage = ANY (ARRAY['received'::text, 'registered'::text, 'dispatched'::text, 'processing'::text, 'replied'::text, 'archived'::text, 'withdrawn'::text, 'merged'::text]))),
  constraint cases_org_id_assignee_id_fkey FOREIGN KEY (org_id, assignee_id) REFERENCES staff(org_id, id),
  constraint cases_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint cases_org_id_merged_into_fkey FOREIGN KEY (org_id, merged_into) REFERENCES cases(org_id, id),
  constraint cases_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint cases_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint cases_pkey PRIMARY KEY (org_id, id),
  constraint case_idempotency_key_used UNIQUE (org_id, idempotency_key),
  constraint case_number_taken UNIQUE (org_id, number)
);
CREATE INDEX cases_by_assignee ON public.cases USING btree (org_id, assignee_id, next_due_at, id) WHERE (stage = ANY (ARRAY['received'::text, 'registered'::text, 'dispatched'::text, 'processing'::text, 'replied'::text]));
CREATE INDEX cases_by_due ON public.cases USING btree (org_id, next_due_at, id);
CREATE INDEX cases_by_email ON public.cases USING btree (org_id, md5(lower((contact ->> 'email'::text)))) WHERE ((contact ->> 'email'::text) IS NOT NULL);
CREATE INDEX cases_by_loose_number ON public.cases USING btree (org_id, upper(regexp_replace(NORMALIZE(number, NFKC), '\s'::text, ''::text, 'g'::text))) WHERE (number <> upper(regexp_replace(NORMALIZE(number, NFKC), '\s'::text, ''::text, 'g'::text)));
CREATE INDEX cases_by_phone ON public.cases USING btree (org_id, md5(regexp_replace((contact ->> 'phone'::text), '[^0-9]'::text, ''::text, 'g'::text))) WHERE ((contact ->> 'phone'::text) IS NOT NULL);
CREATE INDEX cases_by_receipt ON public.cases USING btree (org_id, received_at DESC, id DESC);
CREATE INDEX cases_by_unit ON public.cases USING btree (org_id, unit_id, next_due_at, id) WHERE (stage = ANY (ARRAY['received'::text, 'registered'::text, 'dispatched'::text, 'processing'::text, 'replied'::text]));
CREATE INDEX cases_merged ON public.cases USING btree (org_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_open_by_due ON public.cases USING btree (org_id, next_due_at, id) INCLUDE (unit_id, assignee_id, waiting_reason) WHERE (stage = ANY (ARRAY['received'::text, 'registered'::text, 'dispatched'::text, 'processing'::text, 'replied'::text]));
CREATE INDEX cases_search ON public.cases USING gin (search);
CREATE INDEX cases_to_erase ON public.cases USING btree (org_id, changed_at) WHERE ((erased_at IS NULL) AND (stage = ANY (ARRAY['archived'::text, 'withdrawn'::text, 'merged'::text])));

create table catalogue (
  org_id integer not null,
  id integer generated always as identity not null,
  revision integer default 1 not null,
  objection_limit text default '4wh'::text not null,
  rows jsonb default '[]'::jsonb not null,
  effective_at timestamp with time zone,
  published_at timestamp with time zone,
  published_by integer,
  constraint catalogue_check CHECK (((effective_at IS NULL) = (published_at IS NULL))),
  constraint catalogue_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint catalogue_org_id_published_by_fkey FOREIGN KEY (org_id, published_by) REFERENCES staff(org_id, id),
  constraint catalogue_pkey PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX catalogue_one_draft ON public.catalogue USING btree (org_id) WHERE (published_at IS NULL);

create table certificate (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer not null,
  name text not null,
  training_hours integer not null,
  valid_from date not null,
  valid_until date,
  revoked_at timestamp with time zone,
  constraint certificate_check CHECK ((valid_until >= valid_from)),
  constraint certificate_name_check CHECK ((name <> ''::text)),
  constraint certificate_training_hours_check CHECK (((training_hours >= 0) AND (training_hours <= 10000))),
  constraint certificate_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint certificate_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX certificate_by_person ON public.certificate USING btree (org_id, staff_id) WHERE (revoked_at IS NULL);

create table clock (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  round integer not null,
  pledge_id integer not null,
  measure text not null,
  started_at timestamp with time zone not null,
  started_day date not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  state text not null,
  paused boolean default false not null,
  alarmed smallint default 0 not null,
  next_alarm_at timestamp with time zone,
  carried_state text,
  carried_due_at timestamp with time zone,
  carried_paused boolean default false not null,
  constraint clock_carried_state_check CHECK ((carried_state = ANY (ARRAY['running'::text, 'kept'::text, 'broken'::text]))),
  constraint clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'kept'::text, 'broken'::text, 'cancelled'::text]))),
  constraint clock_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint clock_pkey PRIMARY KEY (org_id, case_id, clause_id, round)
);
CREATE INDEX clock_alarms ON public.clock USING btree (next_alarm_at) WHERE (next_alarm_at IS NOT NULL);
CREATE INDEX clock_broken ON public.clock USING btree (org_id, pledge_id, clause_id, started_day) WHERE (state = 'broken'::text);
CREATE INDEX clock_carried ON public.clock USING btree (org_id, pledge_id, clause_id, started_day) WHERE (carried_state IS NOT NULL);
CREATE INDEX clock_evidence ON public.clock USING btree (org_id, pledge_id, clause_id, started_day DESC, case_id, round);
CREATE INDEX clock_last_broken ON public.clock USING btree (org_id, pledge_id, clause_id, due_at) WHERE (state = 'broken'::text);
CREATE INDEX clock_lengths ON public.clock USING btree (org_id, pledge_id, clause_id, started_day) INCLUDE (started_at, stopped_at) WHERE (stopped_at IS NOT NULL);
CREATE INDEX clock_not_counted ON public.clock USING btree (org_id, pledge_id, clause_id, started_day) WHERE ((state = 'cancelled'::text) OR paused);
CREATE INDEX clock_overdue ON public.clock USING btree (org_id, pledge_id, due_at) WHERE ((state = 'running'::text) AND (NOT paused));

create table compliance_daily (
  org_id integer not null,
  pledge_id integer not null,
  clause_id text not null,
  day date not null,
  kept bigint not null,
  broken bigint not null,
  running bigint not null,
  cancelled bigint not null,
  constraint compliance_daily_pkey PRIMARY KEY (org_id, pledge_id, clause_id, day)
);

create table compliance_delta (
  org_id integer not null,
  id bigint generated always as identity not null,
  pledge_id integer not null,
  clause_id text not null,
  day date not null,
  kept integer not null,
  broken integer not null,
  running integer not null,
  cancelled integer not null,
  constraint compliance_delta_pkey PRIMARY KEY (org_id, id)
);

create table delivery (
  org_id integer not null,
  notice_id bigint not null,
  channel text not null,
  address text,
  destination_id integer,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone,
  sent_at timestamp with time zone,
  fault text,
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'dead'::text, 'dropped'::text]))),
  constraint delivery_org_id_destination_id_fkey FOREIGN KEY (org_id, destination_id) REFERENCES destination(org_id, id),
  constraint delivery_org_id_notice_id_fkey FOREIGN KEY (org_id, notice_id) REFERENCES notice(org_id, id),
  constraint delivery_pkey PRIMARY KEY (org_id, notice_id, channel)
);
CREATE INDEX delivery_dead ON public.delivery USING btree (org_id, notice_id DESC) WHERE (state = 'dead'::text);
CREATE INDEX delivery_due ON public.delivery USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));

create table destination (
  org_id integer not null,
  id integer generated always as identity not null,
  kind text not null,
  name text not null,
  url text not null,
  secret text,
  unit_id integer,
  active boolean default true not null,
  constraint destination_kind_check CHECK ((kind = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text, 'webhook'::text]))),
  constraint destination_name_check CHECK ((name <> ''::text)),
  constraint destination_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint destination_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint destination_pkey PRIMARY KEY (org_id, id)
);

create table dispute (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  forum text not null,
  reference text,
  opened_on date not null,
  closed_on date,
  outcome text,
  note text,
  constraint dispute_check CHECK (((closed_on IS NULL) = (outcome IS NULL))),
  constraint dispute_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint dispute_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX dispute_by_case ON public.dispute USING btree (org_id, case_id, id);

create table draft (
  org_id integer not null,
  case_id bigint not null,
  staff_id integer not null,
  deed text not null,
  body text not null,
  files uuid[] default '{}'::uuid[] not null,
  sending boolean default false not null,
  changed_at timestamp with time zone not null,
  constraint draft_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint draft_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint draft_pkey PRIMARY KEY (org_id, case_id, staff_id, deed)
);

create table duty_alarm (
  org_id integer not null,
  pledge_id integer not null,
  clause_id text not null,
  first_day date not null,
  percent smallint not null,
  missing integer not null,
  fired_at timestamp with time zone not null,
  constraint duty_alarm_missing_check CHECK ((missing > 0)),
  constraint duty_alarm_percent_check CHECK ((percent = ANY (ARRAY[50, 80, 100]))),
  constraint duty_alarm_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_alarm_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint duty_alarm_pkey PRIMARY KEY (org_id, pledge_id, clause_id, first_day, percent)
);

create table duty_evidence (
  org_id integer not null,
  id bigint generated always as identity not null,
  clause_id text not null,
  kind text not null,
  text text not null,
  link text,
  file_id uuid,
  count integer not null,
  happened_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  staff_id integer,
  key_id text,
  deliverable text,
  case_number text,
  case_event integer,
  constraint duty_evidence_check CHECK (((kind <> 'link'::text) OR (link IS NOT NULL))),
  constraint duty_evidence_check1 CHECK (((kind <> 'file'::text) OR (file_id IS NOT NULL))),
  constraint duty_evidence_check2 CHECK (((case_number IS NULL) = (case_event IS NULL))),
  constraint duty_evidence_count_check CHECK ((count > 0)),
  constraint duty_evidence_deliverable_check CHECK ((deliverable <> ''::text)),
  constraint duty_evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text, 'count'::text, 'minutes'::text, 'report'::text]))),
  constraint duty_evidence_text_check CHECK ((text <> ''::text)),
  constraint duty_evidence_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES duty_file(org_id, id),
  constraint duty_evidence_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_evidence_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint duty_evidence_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX duty_evidence_by_clause ON public.duty_evidence USING btree (org_id, clause_id, happened_at) INCLUDE (id, recorded_at, count, deliverable);
CREATE UNIQUE INDEX duty_evidence_by_event ON public.duty_evidence USING btree (org_id, clause_id, case_number, case_event) WHERE (case_number IS NOT NULL);

create table duty_file (
  org_id integer not null,
  id uuid default gen_random_uuid() not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  recorded_at timestamp with time zone not null,
  constraint duty_file_name_check CHECK ((name <> ''::text)),
  constraint duty_file_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_file_pkey PRIMARY KEY (org_id, id)
);

create table duty_retraction (
  org_id integer not null,
  evidence_id bigint not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  staff_id integer,
  key_id text,
  constraint duty_retraction_reason_check CHECK ((reason <> ''::text)),
  constraint duty_retraction_org_id_evidence_id_fkey FOREIGN KEY (org_id, evidence_id) REFERENCES duty_evidence(org_id, id),
  constraint duty_retraction_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint duty_retraction_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint duty_evidence_retracted PRIMARY KEY (org_id, evidence_id)
);

create table earlier_text (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  title text not null,
  body text not null,
  at timestamp with time zone not null,
  constraint earlier_text_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint earlier_text_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX earlier_text_by_case ON public.earlier_text USING btree (org_id, case_id, id);

create table extension (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  pledge_id integer not null,
  clause_id text not null,
  round integer not null,
  length text not null,
  reason text not null,
  state text default 'pending'::text not null,
  requested_by integer,
  requested_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  due_at timestamp with time zone,
  verdict text,
  paused boolean default false not null,
  constraint extension_by_two_people CHECK ((decided_by <> requested_by)),
  constraint extension_check CHECK (((state = 'pending'::text) = (decided_by IS NULL))),
  constraint extension_check1 CHECK ((((state = 'approved'::text) = (due_at IS NOT NULL)) AND ((due_at IS NULL) = (verdict IS NULL)))),
  constraint extension_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'refused'::text]))),
  constraint extension_verdict_check CHECK ((verdict = ANY (ARRAY['running'::text, 'met'::text, 'missed'::text, 'cancelled'::text]))),
  constraint extension_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint extension_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES staff(org_id, id),
  constraint extension_org_id_requested_by_fkey FOREIGN KEY (org_id, requested_by) REFERENCES staff(org_id, id),
  constraint extension_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX extension_by_clause ON public.extension USING btree (org_id, pledge_id) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX extension_once ON public.extension USING btree (org_id, case_id, clause_id, round) WHERE (state <> 'refused'::text);

create table gate_override (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  pledge_id integer not null,
  clause_id text not null,
  round integer not null,
  reason text not null,
  state text default 'pending'::text not null,
  requested_by integer not null,
  requested_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  decided_day date,
  constraint gate_override_by_two_people CHECK ((decided_by <> requested_by)),
  constraint gate_override_check CHECK (((state = 'pending'::text) = (decided_by IS NULL))),
  constraint gate_override_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'refused'::text]))),
  constraint gate_override_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint gate_override_org_id_decided_by_fkey FOREIGN KEY (org_id, decided_by) REFERENCES staff(org_id, id),
  constraint gate_override_org_id_requested_by_fkey FOREIGN KEY (org_id, requested_by) REFERENCES staff(org_id, id),
  constraint gate_override_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX gate_override_by_case ON public.gate_override USING btree (org_id, case_id, id);
CREATE INDEX gate_override_by_clause ON public.gate_override USING btree (org_id, pledge_id, decided_day) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX gate_override_once ON public.gate_override USING btree (org_id, case_id, clause_id, round) WHERE (state <> 'refused'::text);

create table ladder_rung (
  org_id integer not null,
  clause_id text not null,
  percent smallint not null,
  tells text[] not null,
  urges boolean default false not null,
  constraint ladder_rung_percent_check CHECK ((percent = ANY (ARRAY[50, 80, 100, 150]))),
  constraint ladder_rung_tells_check CHECK ((tells <@ ARRAY['assignee'::text, 'unit'::text, 'head'::text, 'leadership'::text])),
  constraint ladder_rung_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint ladder_rung_pkey PRIMARY KEY (org_id, clause_id, percent)
);

create table mark (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  pledge_id integer not null,
  day date not null,
  counted boolean not null,
  round integer default 1 not null,
  at timestamp with time zone not null,
  lasted_ms bigint,
  excluded text,
  constraint mark_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint mark_pkey PRIMARY KEY (org_id, case_id, clause_id, round)
);
CREATE INDEX mark_evidence ON public.mark USING btree (org_id, pledge_id, clause_id, day DESC, case_id DESC, round DESC);
CREATE INDEX mark_excluded ON public.mark USING btree (org_id, pledge_id, day) INCLUDE (clause_id, excluded) WHERE (excluded IS NOT NULL);
CREATE INDEX mark_lengths ON public.mark USING btree (org_id, pledge_id, clause_id, counted, day) INCLUDE (lasted_ms) WHERE (lasted_ms IS NOT NULL);

create table message (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  author text not null,
  staff_id integer,
  step text,
  internal boolean default false not null,
  body text not null,
  at timestamp with time zone not null,
  constraint message_author_check CHECK ((author = ANY (ARRAY['user'::text, 'staff'::text, 'system'::text]))),
  constraint message_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint message_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX message_by_case ON public.message USING btree (org_id, case_id, at, id);

create table message_file (
  org_id integer not null,
  message_id bigint not null,
  attachment_id uuid not null,
  constraint message_file_org_id_attachment_id_fkey FOREIGN KEY (org_id, attachment_id) REFERENCES attachment(org_id, id) ON DELETE CASCADE,
  constraint message_file_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES message(org_id, id) ON DELETE CASCADE,
  constraint message_file_pkey PRIMARY KEY (org_id, message_id, attachment_id)
);
CREATE INDEX message_file_by_attachment ON public.message_file USING btree (org_id, attachment_id);

create table migration (
  number integer not null,
  name text not null,
  digest text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table milestone_alarm (
  org_id integer not null,
  pledge_id integer not null,
  clause_id text not null,
  deliverable text not null,
  percent smallint not null,
  fired_at timestamp with time zone not null,
  constraint milestone_alarm_percent_check CHECK ((percent = ANY (ARRAY[50, 80, 100]))),
  constraint milestone_alarm_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint milestone_alarm_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint milestone_alarm_pkey PRIMARY KEY (org_id, pledge_id, clause_id, deliverable, percent)
);

create table notice (
  org_id integer not null,
  id bigint generated always as identity not null,
  reason text not null,
  recipient text not null,
  case_id bigint,
  staff_id integer,
  unit_id integer,
  template text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  planned boolean default false not null,
  read_at timestamp with time zone,
  constraint notice_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint notice_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint notice_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint notice_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint notice_pkey PRIMARY KEY (org_id, id),
  constraint notice_once UNIQUE (org_id, reason, recipient)
);
CREATE INDEX notice_by_case ON public.notice USING btree (org_id, case_id, id) WHERE (case_id IS NOT NULL);
CREATE INDEX notice_inbox ON public.notice USING btree (org_id, staff_id, id DESC) WHERE (staff_id IS NOT NULL);
CREATE INDEX notice_to_plan ON public.notice USING btree (id) WHERE (NOT planned);
CREATE INDEX notice_unread ON public.notice USING btree (org_id, staff_id) WHERE ((staff_id IS NOT NULL) AND (read_at IS NULL));

create table notice_preference (
  org_id integer not null,
  staff_id integer not null,
  template text not null,
  mail boolean not null,
  constraint notice_preference_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint notice_preference_pkey PRIMARY KEY (org_id, staff_id, template)
);

create table objection (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  unit_id integer not null,
  staff_id integer,
  wanted_unit_id integer,
  reviewer_id integer,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  outcome text,
  by_catalogue boolean default false not null,
  decided_by integer,
  to_unit_id integer,
  settled_at timestamp with time zone,
  constraint objection_check CHECK (((outcome IS NULL) = (settled_at IS NULL))),
  constraint objection_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'refused'::text, 'lapsed'::text]))),
  constraint objection_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint objection_org_id_to_unit_id_fkey FOREIGN KEY (org_id, to_unit_id) REFERENCES unit(org_id, id),
  constraint objection_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint objection_org_id_wanted_unit_id_fkey FOREIGN KEY (org_id, wanted_unit_id) REFERENCES unit(org_id, id),
  constraint objection_pkey PRIMARY KEY (org_id, case_id, seq)
);
CREATE INDEX objection_by_time ON public.objection USING btree (org_id, at DESC, case_id);
CREATE INDEX objection_due ON public.objection USING btree (due_at) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX objection_one_open ON public.objection USING btree (org_id, case_id) WHERE (settled_at IS NULL);

create table one_time_link (
  org_id integer not null,
  digest bytea not null,
  purpose text not null,
  staff_id integer,
  expires_at timestamp with time zone not null,
  constraint one_time_link_check CHECK (((purpose = 'setup'::text) = (staff_id IS NULL))),
  constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['setup'::text, 'password'::text]))),
  constraint one_time_link_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint one_time_link_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint one_time_link_pkey PRIMARY KEY (org_id, digest)
);
CREATE INDEX one_time_link_by_staff ON public.one_time_link USING btree (org_id, staff_id);

create table opt_out (
  org_id integer not null,
  address_digest text not null,
  at timestamp with time zone not null,
  constraint opt_out_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint opt_out_pkey PRIMARY KEY (org_id, address_digest)
);

create table organisation (
  org_id integer not null,
  name text not null,
  secret bytea default decode(replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text), 'hex'::text) not null,
  created_at timestamp with time zone default now() not null,
  longest_pause_days integer default 15 not null,
  constraint organisation_longest_pause_days_check CHECK (((longest_pause_days >= 1) AND (longest_pause_days <= 365))),
  constraint organisation_name_check CHECK ((name <> ''::text)),
  constraint organisation_pkey PRIMARY KEY (org_id)
);

create table pause (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  reason text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  contested boolean default false not null,
  remind_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reminded boolean default false not null,
  constraint pause_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint pause_ended_by_check CHECK ((ended_by = ANY (ARRAY['user'::text, 'staff'::text, 'system'::text, 'import'::text]))),
  constraint pause_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint pause_pkey PRIMARY KEY (org_id, case_id, seq)
);
CREATE INDEX pause_to_end ON public.pause USING btree (ends_at) WHERE (ended_at IS NULL);
CREATE INDEX pause_to_remind ON public.pause USING btree (remind_at) WHERE ((ended_at IS NULL) AND (NOT reminded));

create table pledge (
  org_id integer not null,
  id integer generated always as identity not null,
  version integer,
  status text default 'draft'::text not null,
  title text not null,
  document jsonb not null,
  effective_from date,
  effective_to date,
  revision integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  published_at timestamp with time zone,
  published_by integer,
  constraint pledge_check CHECK ((((status = 'published'::text) = (published_at IS NOT NULL)) AND ((status = 'published'::text) = (version IS NOT NULL)))),
  constraint pledge_ends_before_it_begins CHECK ((effective_to >= effective_from)),
  constraint pledge_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint pledge_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint pledge_org_id_published_by_fkey FOREIGN KEY (org_id, published_by) REFERENCES staff(org_id, id),
  constraint pledge_pkey PRIMARY KEY (org_id, id),
  constraint pledge_version_taken UNIQUE (org_id, version)
);

create table pledge_author (
  org_id integer not null,
  pledge_id integer not null,
  staff_id integer not null,
  constraint pledge_author_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint pledge_author_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint pledge_author_pkey PRIMARY KEY (org_id, pledge_id, staff_id)
);

create table pledge_signature (
  org_id integer not null,
  pledge_id integer not null,
  digest text not null,
  staff_id integer not null,
  name text not null,
  post text not null,
  public_key text not null,
  signature text not null,
  signed_at timestamp with time zone not null,
  algorithm text not null,
  constraint pledge_signature_algorithm_check CHECK ((algorithm = ANY (ARRAY['ed25519'::text, 'sm2'::text]))),
  constraint pledge_signature_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint pledge_signature_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint pledge_signature_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint pledge_signed_already PRIMARY KEY (org_id, pledge_id, digest, staff_id)
);

create table presence (
  org_id integer not null,
  case_id bigint not null,
  staff_id integer not null,
  writing boolean not null,
  seen_at timestamp with time zone not null,
  constraint presence_pkey PRIMARY KEY (org_id, case_id, staff_id)
);

create table prevention (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  measure text not null,
  owner_id integer not null,
  due_on date not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  evidence text,
  constraint prevention_check CHECK (((done_at IS NULL) = (evidence IS NULL))),
  constraint prevention_measure_check CHECK ((measure <> ''::text)),
  constraint prevention_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint prevention_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES staff(org_id, id),
  constraint prevention_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX prevention_by_case ON public.prevention USING btree (org_id, case_id, id);
CREATE INDEX prevention_open ON public.prevention USING btree (org_id, due_on, id) WHERE (done_at IS NULL);

create table rating_contest (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  rated_seq integer not null,
  unit_id integer not null,
  cause text not null,
  reason text not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text default 'open'::text not null,
  settled_at timestamp with time zone,
  constraint rating_contest_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint rating_contest_state_check CHECK ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'rejected'::text, 'lapsed'::text]))),
  constraint rating_contest_org_id_asked_by_fkey FOREIGN KEY (org_id, asked_by) REFERENCES staff(org_id, id),
  constraint rating_contest_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint rating_contest_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint rating_contest_pkey PRIMARY KEY (org_id, id),
  constraint rating_contested_once UNIQUE (org_id, case_id, rated_seq)
);
CREATE INDEX rating_contest_by_time ON public.rating_contest USING btree (org_id, asked_at DESC, id DESC);
CREATE INDEX rating_contest_open ON public.rating_contest USING btree (due_at) WHERE (state = 'open'::text);

create table rating_vote (
  org_id integer not null,
  contest_id bigint not null,
  staff_id integer not null,
  uphold boolean not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint rating_vote_org_id_contest_id_fkey FOREIGN KEY (org_id, contest_id) REFERENCES rating_contest(org_id, id),
  constraint rating_vote_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint rating_voted_once PRIMARY KEY (org_id, contest_id, staff_id)
);

create table remedy (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  kind text not null,
  amount_fen bigint,
  particulars text,
  state text default 'proposed'::text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  due_at timestamp with time zone,
  delivered_at timestamp with time zone,
  evidence text,
  missed_at timestamp with time zone,
  constraint remedy_amount_fen_check CHECK ((amount_fen > 0)),
  constraint remedy_check CHECK (((decided_at IS NULL) = (state = 'proposed'::text))),
  constraint remedy_check1 CHECK (((due_at IS NULL) = (state = ANY (ARRAY['proposed'::text, 'refused'::text])))),
  constraint remedy_check2 CHECK (((delivered_at IS NULL) = (state <> 'delivered'::text))),
  constraint remedy_four_eyes CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  constraint remedy_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'promised'::text, 'delivered'::text]))),
  constraint remedy_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint remedy_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX remedy_by_case ON public.remedy USING btree (org_id, case_id, id);
CREATE INDEX remedy_decided ON public.remedy USING btree (org_id, decided_at) WHERE (state = ANY (ARRAY['promised'::text, 'delivered'::text]));
CREATE INDEX remedy_due ON public.remedy USING btree (org_id, due_at, id) WHERE (state = 'promised'::text);
CREATE INDEX remedy_proposed ON public.remedy USING btree (org_id, proposed_at, id) WHERE (state = 'proposed'::text);

create table remedy_limit (
  org_id integer not null,
  kind text not null,
  agent_fen bigint,
  manager_fen bigint,
  administrator_fen bigint,
  within text not null,
  active boolean default true not null,
  constraint remedy_limit_administrator_fen_check CHECK ((administrator_fen >= 0)),
  constraint remedy_limit_agent_fen_check CHECK ((agent_fen >= 0)),
  constraint remedy_limit_manager_fen_check CHECK ((manager_fen >= 0)),
  constraint remedy_limit_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint remedy_limit_pkey PRIMARY KEY (org_id, kind)
);

create table saved_view (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer not null,
  name text not null,
  filter jsonb not null,
  constraint saved_view_name_check CHECK ((name <> ''::text)),
  constraint saved_view_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint saved_view_pkey PRIMARY KEY (org_id, id),
  constraint saved_view_name_taken UNIQUE (org_id, staff_id, name)
);

create table sign_in_failure (
  org_id integer not null,
  digest bytea not null,
  count integer not null,
  until timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (org_id, digest)
);
CREATE INDEX sign_in_failure_by_end ON public.sign_in_failure USING btree (until);

create table signing_key (
  org_id integer not null,
  id integer generated always as identity not null,
  staff_id integer not null,
  public_key text not null,
  sealed text not null,
  created_at timestamp with time zone not null,
  algorithm text not null,
  constraint signing_key_algorithm_check CHECK ((algorithm = ANY (ARRAY['ed25519'::text, 'sm2'::text]))),
  constraint signing_key_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint signing_key_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX signing_key_by_staff ON public.signing_key USING btree (org_id, staff_id, id);

create table staff (
  org_id integer not null,
  id integer generated always as identity not null,
  name text not null,
  email text,
  role text not null,
  unit_id integer,
  user_id text,
  active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  constraint staff_name_check CHECK ((name <> ''::text)),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'manager'::text, 'agent'::text, 'auditor'::text, 'inspector'::text]))),
  constraint staff_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint staff_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint staff_user FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint staff_pkey PRIMARY KEY (org_id, id),
  constraint staff_email_taken UNIQUE (org_id, email),
  constraint staff_user_id_key UNIQUE (user_id)
);

create table suggestion (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  unit_id integer,
  source text not null,
  body text not null,
  state text default 'new'::text not null,
  answer text,
  at timestamp with time zone not null,
  staff_id integer,
  changed_at timestamp with time zone not null,
  changed_by integer,
  constraint suggestion_source_check CHECK ((source = ANY (ARRAY['call'::text, 'case'::text]))),
  constraint suggestion_state_check CHECK ((state = ANY (ARRAY['new'::text, 'considered'::text, 'adopted'::text, 'declined'::text, 'done'::text]))),
  constraint suggestion_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint suggestion_org_id_changed_by_fkey FOREIGN KEY (org_id, changed_by) REFERENCES staff(org_id, id),
  constraint suggestion_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint suggestion_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint suggestion_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX suggestion_by_case ON public.suggestion USING btree (org_id, case_id);
CREATE INDEX suggestion_by_time ON public.suggestion USING btree (org_id, at DESC, id DESC);

create table supervision_clock (
  org_id integer not null,
  report_id bigint not null,
  clause_id text not null,
  pledge_id integer not null,
  started_at timestamp with time zone not null,
  started_day date not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  state text not null,
  constraint supervision_clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'kept'::text, 'broken'::text, 'cancelled'::text]))),
  constraint supervision_clock_org_id_report_id_fkey FOREIGN KEY (org_id, report_id) REFERENCES supervision_report(org_id, id),
  constraint supervision_clock_pkey PRIMARY KEY (org_id, report_id, clause_id)
);
CREATE INDEX supervision_clock_due ON public.supervision_clock USING btree (due_at) WHERE (state = 'running'::text);
CREATE INDEX supervision_clock_evidence ON public.supervision_clock USING btree (org_id, pledge_id, clause_id, started_day DESC);

create table supervision_event (
  org_id integer not null,
  report_id bigint not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  data jsonb default '{}'::jsonb not null,
  staff_id integer,
  recorded_at timestamp with time zone default now() not null,
  constraint supervision_event_type_check CHECK ((type = ANY (ARRAY['reported'::text, 'verified'::text]))),
  constraint supervision_event_org_id_report_id_fkey FOREIGN KEY (org_id, report_id) REFERENCES supervision_report(org_id, id),
  constraint supervision_event_pkey PRIMARY KEY (org_id, report_id, seq)
);

create table supervision_message (
  org_id integer not null,
  id bigint generated always as identity not null,
  report_id bigint not null,
  author text not null,
  body bytea not null,
  at timestamp with time zone not null,
  constraint supervision_message_author_check CHECK ((author = ANY (ARRAY['reporter'::text, 'inspector'::text]))),
  constraint supervision_message_org_id_report_id_fkey FOREIGN KEY (org_id, report_id) REFERENCES supervision_report(org_id, id),
  constraint supervision_message_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX supervision_message_by_report ON public.supervision_message USING btree (org_id, report_id, id);

create table supervision_read (
  org_id integer not null,
  id bigint generated always as identity not null,
  report_id bigint not null,
  staff_id integer not null,
  what text not null,
  reason text,
  at timestamp with time zone not null,
  constraint supervision_read_check CHECK (((what = 'identity'::text) = (reason IS NOT NULL))),
  constraint supervision_read_what_check CHECK ((what = ANY (ARRAY['report'::text, 'identity'::text]))),
  constraint supervision_read_org_id_report_id_fkey FOREIGN KEY (org_id, report_id) REFERENCES supervision_report(org_id, id),
  constraint supervision_read_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX supervision_read_by_report ON public.supervision_read USING btree (org_id, report_id, id DESC);

create table supervision_report (
  org_id integer not null,
  id bigint generated always as identity not null,
  number text not null,
  unit_id integer,
  identity bytea,
  pledge_id integer,
  reported_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  finding text,
  erased_at timestamp with time zone,
  constraint supervision_report_check CHECK (((verified_at IS NULL) = (finding IS NULL))),
  constraint supervision_report_finding_check CHECK ((finding = ANY (ARRAY['founded'::text, 'partly'::text, 'unfounded'::text, 'not-verifiable'::text]))),
  constraint supervision_report_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint supervision_report_org_id_pledge_id_fkey FOREIGN KEY (org_id, pledge_id) REFERENCES pledge(org_id, id),
  constraint supervision_report_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint supervision_report_pkey PRIMARY KEY (org_id, id),
  constraint supervision_report_number_taken UNIQUE (org_id, number)
);
CREATE INDEX supervision_report_open ON public.supervision_report USING btree (org_id, reported_at, id) WHERE (verified_at IS NULL);

create table task (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  unit_id integer not null,
  owner_id integer,
  what text not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by integer,
  constraint task_what_check CHECK ((what <> ''::text)),
  constraint task_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint task_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES staff(org_id, id),
  constraint task_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint task_pkey PRIMARY KEY (org_id, case_id, seq)
);
CREATE INDEX task_open ON public.task USING btree (org_id, unit_id, due_at) WHERE (done_at IS NULL);

create table unit (
  org_id integer not null,
  id integer generated always as identity not null,
  name text not null,
  active boolean default true not null,
  function text,
  duty_staff_id integer,
  constraint unit_function_check CHECK ((function = ANY (ARRAY['service'::text, 'technology'::text, 'operations'::text]))),
  constraint unit_name_check CHECK ((name <> ''::text)),
  constraint unit_org_id_duty_staff_id_fkey FOREIGN KEY (org_id, duty_staff_id) REFERENCES staff(org_id, id),
  constraint unit_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisation(org_id),
  constraint unit_pkey PRIMARY KEY (org_id, id),
  constraint unit_name_taken UNIQUE (org_id, name)
);

create table urge (
  org_id integer not null,
  id bigint generated always as identity not null,
  case_id bigint not null,
  year smallint not null,
  serial integer not null,
  cause text not null,
  clause_id text,
  round integer,
  unit_id integer,
  staff_id integer,
  reason text not null,
  issued_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  reminded boolean default false not null,
  answered_at timestamp with time zone,
  answered_by integer,
  answer text,
  constraint urge_cause_check CHECK ((cause = ANY (ARRAY['person'::text, 'ladder'::text]))),
  constraint urge_check CHECK ((((clause_id IS NULL) = (cause = 'person'::text)) AND ((round IS NULL) = (cause = 'person'::text)))),
  constraint urge_org_id_answered_by_fkey FOREIGN KEY (org_id, answered_by) REFERENCES staff(org_id, id),
  constraint urge_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES cases(org_id, id),
  constraint urge_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, id),
  constraint urge_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  constraint urge_pkey PRIMARY KEY (org_id, id),
  constraint urge_numbered UNIQUE (org_id, year, serial)
);
CREATE INDEX urge_by_case ON public.urge USING btree (org_id, case_id, id);
CREATE UNIQUE INDEX urge_by_ladder ON public.urge USING btree (org_id, case_id, clause_id, round) WHERE (cause = 'ladder'::text);
CREATE INDEX urge_open ON public.urge USING btree (due_at) WHERE (answered_at IS NULL);

create view promised_clock as
 SELECT clock.org_id,
    clock.case_id,
    clock.clause_id,
    clock.round,
    clock.pledge_id,
    clock.started_at,
    clock.started_day,
    clock.due_at,
    clock.stopped_at,
    clock.state,
    clock.paused
   FROM clock
UNION ALL
 SELECT supervision_clock.org_id,
    (- supervision_clock.report_id) AS case_id,
    supervision_clock.clause_id,
    1 AS round,
    supervision_clock.pledge_id,
    supervision_clock.started_at,
    supervision_clock.started_day,
    supervision_clock.due_at,
    supervision_clock.stopped_at,
    supervision_clock.state,
    false AS paused
   FROM supervision_clock;

CREATE TRIGGER amendment_record_is_final BEFORE DELETE OR UPDATE ON public.amendment_step FOR EACH STATEMENT EXECUTE FUNCTION amendment_record_is_final();

CREATE TRIGGER amendment_record_is_final BEFORE DELETE OR UPDATE ON public.announcement FOR EACH STATEMENT EXECUTE FUNCTION amendment_record_is_final();

CREATE TRIGGER case_event_is_final BEFORE DELETE OR UPDATE ON public.case_event FOR EACH STATEMENT EXECUTE FUNCTION case_event_is_final();

CREATE TRIGGER satisfaction_erased AFTER UPDATE OF erased_at ON public.cases FOR EACH ROW WHEN (((new.erased_at IS NOT NULL) AND (old.erased_at IS NULL))) EXECUTE FUNCTION satisfaction_erased();

CREATE TRIGGER catalogue_changed AFTER INSERT OR DELETE OR UPDATE ON public.catalogue FOR EACH STATEMENT EXECUTE FUNCTION tell_change('catalogue');

CREATE TRIGGER catalogue_is_final BEFORE DELETE OR UPDATE ON public.catalogue FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION catalogue_is_final();

CREATE TRIGGER certificate_changed AFTER INSERT OR DELETE OR UPDATE ON public.certificate FOR EACH STATEMENT EXECUTE FUNCTION tell_change('staff');

CREATE TRIGGER clock_added AFTER INSERT ON public.clock REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION clock_added();

CREATE TRIGGER clock_changed AFTER UPDATE ON public.clock REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION clock_changed();

CREATE TRIGGER clock_removed AFTER DELETE ON public.clock REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION clock_removed();

CREATE TRIGGER duty_record_is_final BEFORE DELETE OR UPDATE ON public.duty_evidence FOR EACH STATEMENT EXECUTE FUNCTION duty_record_is_final();

CREATE TRIGGER recorded_now BEFORE INSERT ON public.duty_evidence FOR EACH ROW EXECUTE FUNCTION recorded_now();

CREATE TRIGGER duty_record_is_final BEFORE DELETE OR UPDATE ON public.duty_file FOR EACH STATEMENT EXECUTE FUNCTION duty_record_is_final();

CREATE TRIGGER recorded_now BEFORE INSERT ON public.duty_file FOR EACH ROW EXECUTE FUNCTION recorded_now();

CREATE TRIGGER duty_record_is_final BEFORE DELETE OR UPDATE ON public.duty_retraction FOR EACH STATEMENT EXECUTE FUNCTION duty_record_is_final();

CREATE TRIGGER recorded_now BEFORE INSERT ON public.duty_retraction FOR EACH ROW EXECUTE FUNCTION recorded_now();

CREATE TRIGGER mark_added AFTER INSERT ON public.mark REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mark_added();

CREATE TRIGGER mark_changed AFTER UPDATE ON public.mark REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mark_changed();

CREATE TRIGGER mark_removed AFTER DELETE ON public.mark REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION mark_removed();

CREATE TRIGGER pledge_is_final BEFORE DELETE OR UPDATE ON public.pledge FOR EACH ROW WHEN ((old.status = 'published'::text)) EXECUTE FUNCTION pledge_is_final();

CREATE TRIGGER amendment_record_is_final BEFORE DELETE OR UPDATE ON public.pledge_signature FOR EACH STATEMENT EXECUTE FUNCTION amendment_record_is_final();

CREATE TRIGGER amendment_record_is_final BEFORE DELETE OR UPDATE ON public.signing_key FOR EACH STATEMENT EXECUTE FUNCTION amendment_record_is_final();

CREATE TRIGGER staff_changed AFTER INSERT OR DELETE OR UPDATE ON public.staff FOR EACH STATEMENT EXECUTE FUNCTION tell_change('staff');

CREATE TRIGGER supervision_clock_added AFTER INSERT ON public.supervision_clock REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION clock_added();

CREATE TRIGGER supervision_clock_changed AFTER UPDATE ON public.supervision_clock REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION clock_changed();

CREATE TRIGGER supervision_event_is_final BEFORE DELETE OR UPDATE ON public.supervision_event FOR EACH STATEMENT EXECUTE FUNCTION case_event_is_final();

CREATE TRIGGER unit_changed AFTER INSERT OR DELETE OR UPDATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION tell_change('unit');
