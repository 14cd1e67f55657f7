import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { world } from '../../../test/world.ts';
import { ensureOrganisation } from '../../people/staff/install.ts';
import { Refusal } from '../../platform/refusal.ts';
import { parseInstant } from '../../platform/time.ts';
import { ensurePledge } from './install.ts';
import { shippedLetter } from './letter/letter.ts';
import type { Pledge } from './pledge.ts';
import { openPledges } from './snapshot.ts';
import { changeDraft, createDraft, listPledges, loadPublished, publishDraft, readVersion } from './store.ts';

const now = parseInstant('2026-02-13T16:50:00+08:00')!;
const letter = shippedLetter('江城银行');

const one = await world({ after });
await ensureOrganisation(one.db);

const publish = (id: number) =>
  one.db.transaction().execute((tx) => publishDraft(tx, id, { now, staffId: null }));
const refuses = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('a new installation has the shipped letter in force, once, whoever comes first', async () => {
  await Promise.all([ensurePledge(one.db, '江城银行', now), ensurePledge(one.db, '江城银行', now)]);
  const published = await loadPublished(one.db);
  assert.deepEqual(
    published.map(({ version, pledge }) => [version, pledge.promisor.name]),
    [[1, '江城银行']],
  );
  assert.equal(published[0]!.publishedAt, now);
});

test('a letter is the same after it was kept', async () => {
  const pledge: Pledge = { ...letter, effective: { from: '2026-01-01', to: '2026-12-31' } };
  const draft = await createDraft(one.db, pledge);
  assert.deepEqual(
    [draft.status, draft.version, draft.revision, draft.effectiveFrom, draft.effectiveTo],
    ['draft', null, 1, '2026-01-01', '2026-12-31'],
  );
  assert.deepEqual((await readVersion(one.db, draft.id)).pledge, pledge);
});

test('a change on an older revision is refused, on the present one it counts up', async () => {
  const { id } = await createDraft(one.db, letter);
  const changed = await changeDraft(one.db, id, { ...letter, title: '新标题' }, 1);
  assert.deepEqual([changed.title, changed.revision], ['新标题', 2]);
  await assert.rejects(changeDraft(one.db, id, letter, 1), refuses('changed-meanwhile'));
  assert.equal((await changeDraft(one.db, id, letter, undefined)).revision, 3);
  await assert.rejects(changeDraft(one.db, 999_999, letter, undefined), refuses('not-found'));
});

test('a published version never changes, not even behind the back of the product', async () => {
  const { id } = await createDraft(one.db, letter);
  await publish(id);
  await assert.rejects(changeDraft(one.db, id, letter, undefined), refuses('step-not-open'));
  await assert.rejects(publish(id), refuses('step-not-open'));
  const tampering = one.db.updateTable('pledge').set({ title: '改' }).where('id', '=', id).execute();
  await assert.rejects(tampering, /never changes/);
});

test('versions count up without a gap, also when many are published at once', async () => {
  const before = (await loadPublished(one.db)).length;
  const drafts = await Promise.all(Array.from({ length: 5 }, () => createDraft(one.db, letter)));
  await Promise.all(drafts.map(({ id }) => publish(id)));
  const versions = (await loadPublished(one.db)).map(({ version }) => version);
  assert.deepEqual(
    versions,
    Array.from({ length: before + 5 }, (_, index) => before + 5 - index),
  );
  assert.ok((await listPledges(one.db)).length > versions.length);
});

test('the versions in memory follow when they are read again', async () => {
  const book = await openPledges(one.db);
  const { id } = await createDraft(one.db, { ...letter, title: '后来的一版' });
  await publish(id);
  assert.equal(book.of(id), undefined);
  await book.refresh();
  assert.equal(book.inForce(now)?.id, id);
  assert.equal(book.published()[0]!.pledge.title, '后来的一版');
});
