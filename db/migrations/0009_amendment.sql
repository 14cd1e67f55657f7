-- Who wrote a draft or changed it: they may not approve it.
create table pledge_author (
  org_id integer not null,
  pledge_id integer not null,
  staff_id integer not null,
  primary key (org_id, pledge_id, staff_id),
  foreign key (org_id, pledge_id) references pledge (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- What was done, in order, to change a letter that is published. A step is written once.
create table amendment_step (
  org_id integer not null,
  pledge_id integer not null,
  seq integer not null check (seq > 0),
  step text not null check (step in ('assess', 'joint-review', 'approve', 'publish')),
  -- What the step says: the trigger and the assessment, the opinions, who approved.
  content jsonb not null,
  -- The revision of the draft that was seen.
  revision integer not null,
  recorded_at timestamptz not null,
  staff_id integer,
  constraint amendment_step_taken primary key (org_id, pledge_id, seq),
  foreign key (org_id, pledge_id) references pledge (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- The keys with which people sign. The private key is sealed with a passphrase that only the signatory knows.
create table signing_key (
  org_id integer not null,
  id integer generated always as identity,
  staff_id integer not null,
  -- Raw Ed25519, in base64url.
  public_key text not null,
  sealed text not null,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);
create index signing_key_by_staff on signing_key (org_id, staff_id, id);

create table pledge_signature (
  org_id integer not null,
  pledge_id integer not null,
  -- SHA-256 of the letter as it was signed, in hexadecimal digits.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  staff_id integer not null,
  name text not null,
  post text not null,
  public_key text not null,
  signature text not null,
  signed_at timestamptz not null,
  constraint pledge_signed_already primary key (org_id, pledge_id, digest, staff_id),
  foreign key (org_id, pledge_id) references pledge (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

create function amendment_record_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a record of an amendment never changes' using errcode = 'restrict_violation';
end $$;

create trigger amendment_record_is_final before update or delete on amendment_step
  for each statement execute function amendment_record_is_final();
create trigger amendment_record_is_final before update or delete on signing_key
  for each statement execute function amendment_record_is_final();
create trigger amendment_record_is_final before update or delete on pledge_signature
  for each statement execute function amendment_record_is_final();
