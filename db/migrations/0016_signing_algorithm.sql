-- A signatory chooses with what to sign: Ed25519, or SM2 with SM3.

alter table signing_key add column algorithm text not null default 'ed25519'
  check (algorithm in ('ed25519', 'sm2'));
alter table signing_key alter column algorithm drop default;

alter table pledge_signature add column algorithm text not null default 'ed25519'
  check (algorithm in ('ed25519', 'sm2'));
alter table pledge_signature alter column algorithm drop default;
